/** The charters to start from, for `charter init` and for the editor's command. */
import { daci } from './daci.ts';
import { minimal } from './minimal.ts';
import { productTeam } from './product-team.ts';
import { rapid } from './rapid.ts';
import type { Template } from './template.ts';

export type { Template } from './template.ts';

/** In the order in which they are offered; the first is the one that is taken unasked. */
export const TEMPLATES: readonly Template[] = [productTeam, minimal, daci, rapid];
