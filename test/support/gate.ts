/** A door that a test opens: what waits at it goes on then, so no test needs to sleep. */
export function createGate() {
  let open: () => void = () => undefined;
  let arrive: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  return {
    /** Settles when somebody waits at the door. */
    arrived,
    open,
    async pass(): Promise<void> {
      arrive();
      await opened;
    },
  };
}
