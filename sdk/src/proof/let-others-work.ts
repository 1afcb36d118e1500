/** Gives the page a turn in long work: hashing waits for nothing, so nothing else would be drawn. */

/** A message rather than a timer, which a page in the background gets once a second only. */
export function letOthersWork(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
