/** Word for word what each rule says, marks and mends: the problems of charters, each with all that belongs to it. */
import { allGolden, goldenIn } from '../support/golden.ts';

goldenIn(new URL('golden/', import.meta.url), allGolden);
