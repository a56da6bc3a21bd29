// Filters of the results, and how many results each of their values would leave.

const FILTERS = ["county", "year", "status", "unit"];
// A longer list of choices helps nobody, and takes long to count.
const MOST_CHOICES = 300;

/** Return {hits, facets}: the `hits` that the `chosen` values leave; for each filter its values with their counts. */
export const filtered = async (hits, chosen, bundles) => {
  const known = await bundles.values();
  const having = new Map();
  for (const filter of FILTERS) {
    const values = known.get(filter) ?? [];
    const counted = values.length > MOST_CHOICES ? values.filter((value) => value === chosen[filter]) : values;
    const ids = await Promise.all(counted.map((value) => bundles.having(filter, value)));
    having.set(filter, new Map(counted.map((value, at) => [value, ids[at]])));
  }
  const passes = (hit, filter) => !chosen[filter] || having.get(filter).get(chosen[filter])?.has(hit.id);
  const facets = FILTERS.map((filter) => {
    const left = hits.filter((hit) => FILTERS.every((other) => other === filter || passes(hit, other)));
    const counts = [...having.get(filter)].map(([value, ids]) => [value, left.filter(({ id }) => ids.has(id)).length]);
    return { filter, counts: counts.filter(([value, count]) => count || value === chosen[filter]) };
  });
  return { hits: hits.filter((hit) => FILTERS.every((filter) => passes(hit, filter))), facets };
};
