/** The style of the HTML export, for screens of any width and for print. */
import { CAPABILITIES } from '../charter/schemes.ts';
import { FONTS, PALETTE, TONES } from './palette.ts';

/** The CSS class of each capability. */
const LETTERS = CAPABILITIES.map((capability) => {
  const { fill, ink, edge } = TONES[capability];
  return `.${capability} { background: ${fill}; color: ${ink}; border-color: ${edge}; }`;
}).join('\n');

/**
 * The style sheet of the page. The page itself scrolls in both directions instead of a box inside it, so that headings
 * can stick to the top and labels to the side.
 */
export const STYLE = `
:root { color-scheme: light; --gap: 3rem; --inset: .75rem; }
* { box-sizing: border-box; }
html { font: 14px/1.45 ${FONTS}; color: ${PALETTE.ink}; background: ${PALETTE.paper}; -webkit-text-size-adjust: 100%; }
body { margin: 0; padding: var(--gap); }
h1, h2, p, ul { margin: 0; padding: 0; }
h1 { text-align: left; font-size: 2rem; line-height: 1.2; font-weight: 650; letter-spacing: -.015em; overflow-wrap: anywhere; }
h2 { margin-top: 2.5rem; font-size: 1.15rem; font-weight: 650; letter-spacing: .04em; color: ${PALETTE.accent}; }
.none { margin-top: 2rem; color: ${PALETTE.muted}; }
.legend { display: flex; flex-wrap: wrap; gap: .5rem 1.75rem; margin: .75rem 0 1.5rem; list-style: none; }
.legend li { display: flex; align-items: center; gap: .55rem; }
.legend b { font-weight: 600; }
.legend span { color: ${PALETTE.muted}; }
table { margin-left: calc(-1 * var(--inset)); border-collapse: separate; border-spacing: 0; font-variant-numeric: tabular-nums; }
caption, .apart { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
th, td { padding: .5rem .6rem; border-bottom: 1px solid ${PALETTE.line}; background: ${PALETTE.paper}; font-weight: 400; }
th { text-align: left; overflow-wrap: anywhere; white-space: pre-line; }
td { text-align: center; white-space: nowrap; }
thead th { position: sticky; top: 0; z-index: 2; padding: 1rem .6rem .7rem; vertical-align: bottom; border-bottom: 1px solid ${PALETTE.strong}; text-align: center; width: 7.5rem; min-width: 5rem; max-width: 9.5rem; line-height: 1.3; }
tr > th:first-child { position: sticky; left: 0; z-index: 1; min-width: 18rem; max-width: 30rem; padding-left: var(--inset); padding-right: 1.5rem; text-align: left; }
thead tr > th:first-child { z-index: 3; width: auto; color: ${PALETTE.muted}; font-size: .85em; }
.title { display: block; font-weight: 600; overflow-wrap: break-word; hyphens: auto; }
.people { display: block; margin-top: .2rem; font-size: .85em; color: ${PALETTE.muted}; }
.phase th { padding-top: 1.6rem; padding-bottom: .45rem; font-weight: 650; border-bottom-color: ${PALETTE.strong}; }
.phase th > span { position: sticky; left: var(--inset); }
tbody:first-of-type .phase th { padding-top: 1.1rem; }
tbody tr:not(.phase):hover > * { background: ${PALETTE.quiet}; }
abbr { display: inline-block; min-width: 1.85em; height: 1.85em; padding: 0 .35em; border: 1px solid; border-radius: .45em; font-weight: 650; line-height: calc(1.85em - 2px); text-align: center; text-decoration: none; }
abbr.excluded { border-style: dashed; }
tfoot th { white-space: nowrap; }
tfoot th, tfoot td { padding-top: .3rem; padding-bottom: .3rem; border-bottom: 0; color: ${PALETTE.muted}; }
tfoot tr:first-child > * { padding-top: 1rem; border-top: 1px solid ${PALETTE.strong}; }
tfoot abbr { min-width: 1.76em; height: 1.76em; margin-right: .5em; border-radius: .4em; font-size: .85em; line-height: calc(1.76em - 2px); }
tfoot td { color: ${PALETTE.ink}; }
tfoot td.zero { color: ${PALETTE.muted}; }
.dense thead th:not(:first-child) { width: auto; min-width: 0; padding-left: .35rem; padding-right: .35rem; }
.dense thead th:not(:first-child) > div { display: inline-block; max-height: 15rem; writing-mode: vertical-rl; transform: rotate(180deg); text-align: left; }
.dense .people { margin: 0 .2rem 0 0; }
.dense td { padding-left: .35rem; padding-right: .35rem; }
${LETTERS}
@media (max-width: 48rem) {
  :root { --gap: 1.25rem; --inset: .5rem; }
  html { font-size: 13px; }
  tr > th:first-child { min-width: 9rem; max-width: 11rem; padding-right: .75rem; }
  thead th { min-width: 4.5rem; }
}
@page { size: A4 landscape; margin: 14mm; }
@media print {
  html { font-size: 10px; }
  :root { --inset: 0rem; }
  body { padding: 0; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  h2, .legend, .phase { break-after: avoid; }
  tr { break-inside: avoid; }
  thead { display: table-header-group; }
  tfoot { display: table-row-group; }
  thead th, tr > th:first-child { position: static; }
  tr > th:first-child { min-width: 11rem; }
  thead th { min-width: 3.5rem; }
  .dense { font-size: .72rem; }
  .dense tr > th:first-child { min-width: 14em; }
  .dense td { padding: .3em .1em; }
}
`;

/** The hash of the style sheet for the content security policy, which forbids any other style. */
export const STYLE_HASH = 'sha256-rvQR7rPQN2ZkBJNbVxO6Sh9NY+5WKe8sIYVhFb6lEB0=';
