/** Word for word what each rule says, marks and mends: the problems of charters, each with all that belongs to it. */
import { allStated, statedIn } from '../support/golden.ts';

statedIn(new URL('golden/', import.meta.url), allStated);
