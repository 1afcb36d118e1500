/** Holds a repeated action down to once per interval; the last call is never lost. */

export function throttle(intervalMs: number, action: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let asked = false;
  const run = (): void => {
    asked = false;
    action();
    timer = setTimeout(() => {
      timer = null;
      if (asked) run();
    }, intervalMs);
  };
  return () => {
    if (timer === null) run();
    else asked = true;
  };
}
