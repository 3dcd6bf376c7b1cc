/** A server whose client has died is of no use to anybody. */

/** Looks every few seconds whether a process is there, and calls back once it is gone. */
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
    // A process of somebody else's is there, too.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
