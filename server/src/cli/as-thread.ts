/** How a thread of the command knows that it is one, without what only threads have to load. */

/** In the environment of a thread, which is its own. */
export const THREAD = 'CHARTER_THREAD';

/** Whether this may be a thread: only who starts Charter with this in the environment could say so without being one. */
export function isThread(): boolean {
  return process.env[THREAD] !== undefined;
}
