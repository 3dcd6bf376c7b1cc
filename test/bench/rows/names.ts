/** The floors and peers that are not servers. */
export const NODE = '`node -e 0`';
export const WARM_PARSE = '`parseDocument` of the same text, warm';
export const COLD_PARSE = '`parseDocument` of the same text in a new process';
export const WHOLE = 'analysis of the whole text';
export const SCRIPT = 'a script: `yaml` `parse` and Ajv with the generated schema';
