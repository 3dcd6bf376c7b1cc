/** Detects when the client of a server is gone. */

/** Checks every few seconds whether a process still exists, and calls back once it is gone. */
export function watchProcess(id: number, gone: () => void): void {
  const timer = setInterval(() => {
    if (isAlive(id)) return;
    clearInterval(timer);
    gone();
  }, 2_000);
  timer.unref();
}

function isAlive(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    // A process of another user exists as well.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
