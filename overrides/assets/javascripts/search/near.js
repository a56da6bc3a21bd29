// The titles of tasks that are nearest to a query.

import { address_of } from "./engine.js";

const MOST = 3;

/** Return the tasks of the provinces in `searched` whose titles share most with `query`: [title, address]. */
export const near_titles = (query, searched, { places, rule }) => {
  const sought = new Set(rule.index_tokens(query));
  const found = [];
  for (const [scheme, province, tasks] of places.schemes) {
    for (const [key, title] of searched.some((shard) => shard.startsWith(province)) ? tasks : []) {
      const shared = rule.index_tokens(title).filter((token) => sought.has(token)).length;
      if (shared) {
        found.push({ title, shared, address: address_of(`schemes/${scheme}/${key}/`) });
      }
    }
  }
  found.sort((one, other) => other.shared - one.shared);
  return found.slice(0, MOST).map(({ title, address }) => [title, address]);
};
