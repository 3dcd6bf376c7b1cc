/** The id of the language, the section of the settings and the source of diagnostics. */
export const CHARTER = 'charter';
