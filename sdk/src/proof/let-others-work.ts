/** Gives the page a turn in long work: hashing waits for nothing, so nothing else would be drawn. */

/** A message rather than a timer, which a page in the background gets once a second only. */
export function letOthersWork(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    const onMessage = () => {
      port1.close();
      resolve();
    };
    port1.addEventListener('message', onMessage, { once: true });
    port1.start();
    port2.postMessage(null);
  });
}
