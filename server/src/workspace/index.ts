/** The exports of this folder for the hosts. */
export { Charters } from './charters.ts';

export {
  checkWorkspace,
  type OpenWorkspace,
  openWorkspace,
  readParents,
  relatedPlace,
  type WorkspaceCheck,
} from './check.ts';
export type { WorkspaceOptions } from './context.ts';
export { type Decoded, decodeUtf8 } from './decode.ts';
export { folderOf, isBelow, resolveExtends, wayTo } from './extends-path.ts';
export { CHARTER_NAME, type Files, type FileText, memoryFiles, type ServerFiles } from './files.ts';
export type { ComparedCharter } from './known.ts';
