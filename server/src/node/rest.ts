/** What the language server loads once a client is there. */
export { startSession } from '../lsp/start.ts';
export { diskFiles as nodeFiles } from './disk.ts';
