/** Golden texts of all rules: the problems of each charter, with their messages, places and fixes. */
import { allGolden, goldenIn } from '../support/golden.ts';

goldenIn(new URL('golden/', import.meta.url), allGolden);
