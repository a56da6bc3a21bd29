/**
 * Return a function that runs `task` unless it is running; then it runs once more. So of many calls the last one
 * counts. `task` is given a function that tells whether it is out of date.
 */
export const latest = (task) => {
  let is_running = false;
  let is_due = false;
  return async () => {
    is_due = true;
    if (is_running) {
      return;
    }
    is_running = true;
    while (is_due) {
      is_due = false;
      await task(() => is_due);
    }
    is_running = false;
  };
};
