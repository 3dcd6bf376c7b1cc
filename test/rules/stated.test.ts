/** Word for word what each rule says, marks and mends: the problems of charters, each with all that belongs to it. */
import { allStated, statedIn } from '../support/stated.ts';

statedIn(new URL('stated/', import.meta.url), allStated);
