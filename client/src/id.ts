/** The id of the language, which is also its section of the settings and the source of its problems. */
export const CHARTER = 'charter';
