/** The live heap: the memory after a forced collection. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

/** Collects all unreferenced objects. A WeakRef keeps its object until the current turn ends. */
export async function collected(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  collect();
}

/** The bytes of all referenced objects. */
export async function liveHeap(): Promise<number> {
  await collected();
  await collected();
  return process.memoryUsage().heapUsed;
}
