/**
 * The words that people put where a name belongs: for everyone, for nobody, and between names. Checking a charter and
 * importing a table read the same words. To teach Charter another language, add its words here.
 */

/** A text as its words, without case and punctuation: the spelling that words are compared in. */
export function plainWords(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}#]+/gu, ' ')
    .trim();
}

function wordSet(list: string): ReadonlySet<string> {
  return new Set(list.split('|').map(plainWords));
}

/** No word or phrase below is longer. */
const LONGEST = 40;

const EVERYONE_WORDS = wordSet(
  'all|everyone|everybody|todos|todas|todo el mundo|tous|toutes|tout le monde|alle|allen|jeder|tutti|tutte|iedereen|' +
    'alla|kaikki|mindenki|herkes|toți|wszyscy|všichni|všetci|svi|vsi|semua|tất cả|все|всі|усі|всички|όλοι|' +
    '全員|全员|所有人|全体|全體|大家|모두|전원|כולם|الجميع|सभी',
);

/** Whether a name is the one word that means everybody. */
export function meansEveryone(name: string): boolean {
  return name.length <= LONGEST && EVERYONE_WORDS.has(plainWords(name));
}

/** Words that mean the whole team in a cell. Over a column of a table, they are the name of a team. */
const TEAM_WORDS = wordSet(
  'team|the team|our team|whole team|the whole team|entire team|the entire team|full team|all of us|us|we|' +
    'everyone else|everybody else|all others|all the others|others|the others|the rest|rest of the team|' +
    'the rest of the team|all roles|all hands|das team|ganzes team|das ganze team|alle anderen|die anderen|équipe|' +
    'l’équipe|toute l’équipe|les autres|equipo|el equipo|todo el equipo|los demás|equipe|a equipe|toda a equipe|time|' +
    'o time|os outros|squadra|il team|tutto il team|gli altri|het team|het hele team|de anderen|teamet|hela teamet|' +
    'zespół|cały zespół|команда|вся команда|остальные|チーム|チーム全員|团队|團隊|整个团队|팀|팀 전체',
);

/** Whether a text in a cell means everyone. */
export function meansWholeTeam(text: string): boolean {
  if (text.trim() === '*') return true;
  return text.length <= LONGEST && (meansEveryone(text) || TEAM_WORDS.has(plainWords(text)));
}

/** Words between everyone and those who are left out: `everyone except pm`. */
const EXCEPT_WORDS =
  'except(?: for)?|excepting|but(?: not)?|besides|other than|apart from|aside from|without|excluding|minus|save|außer|' +
  'ausser|ohne|bis auf|sauf|hormis|excepté|excepto|salvo|menos|tranne|eccetto|meno|exceto|behalve|utom|oprócz|кроме|' +
  'besides|以外';
const EXCEPT = new RegExp(`^(.{1,${LONGEST}}?)[\\s,]+\\(?(?:${EXCEPT_WORDS})\\s+(.+?)\\)?$`, 'iu');

/** The names that a text such as `everyone except pm` leaves out. */
export function leftOutBy(text: string): string | undefined {
  const [, all = '', rest] = EXCEPT.exec(text.trim()) ?? [];
  return meansWholeTeam(all) ? rest : undefined;
}

/** Cells that say that there is nobody. */
const NOTHING = new Set(
  (
    'n/a|na|n.a.|n.a|n\\a|none|nil|null|nobody|no one|no-one|noone|nothing|not applicable|∅|ø|' +
    'k. a.|k.a.|k.a|keine|keiner|keine angabe|niemand|entfällt|n. z.|nadie|ninguno|ninguna|personne|aucun|aucune|' +
    'néant|s/o|sans objet|ninguém|nenhum|nessuno|nessuna|niemand|geen|n.v.t.|nvt|ingen|nikt|brak|nikdo|никто|нет|' +
    'н/д|なし|無し|该当なし|無|无|没有|없음'
  ).split('|'),
);
/** Cells that say that somebody has still to be found. */
const OPEN = new Set(
  (
    'tbd|tbc|tba|tbn|to be decided|to be defined|to be determined|to be confirmed|to be announced|to be named|' +
    'to be hired|not yet|nobody yet|no one yet|none yet|not decided|not yet decided|undecided|not assigned|' +
    'unassigned|unknown|vacant|pending|todo|to do|open|offen|noch offen|zu klären|wird noch geklärt|por definir|' +
    'por decidir|pendiente|à définir|à déterminer|à confirmer|a definir|da definire|da decidere|nader te bepalen|ntb|' +
    'не определено|не назначен|уточняется|未定|待定|미정'
  ).split('|'),
);

/** Whether a cell says that there is nothing in it: blank, a dash, a dot, `N/A`. */
export function meansNothing(text: string): boolean {
  return !/[^\s\-–—−‒―_.…·•*/~]/u.test(text) || (text.length <= LONGEST && NOTHING.has(coreOf(text)));
}

/** Whether a cell says that somebody has still to fill it in. */
export function isOpen(text: string): boolean {
  return /^[\s?¿？]+$/u.test(text) || (text.length <= LONGEST && OPEN.has(coreOf(text)));
}

/** What is in brackets, and before question marks: `(TBD?)` is `tbd`. */
function coreOf(text: string): string {
  const lower = text
    .trim()
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .replace(/ ?([/\\]) ?/gu, '$1');
  if (NOTHING.has(lower) || OPEN.has(lower)) return lower;
  return lower.replace(/^[([{<"'“„«]+|[)\]}>"'”“».!?]+$/gu, '').trim();
}

/** Whether a text stands in the place of a name and names nobody. */
export function isPlaceholder(text: string): boolean {
  // Nearly every name begins like no placeholder, and this is asked of many.
  return text.trim() !== '' && text.trim() !== '*' && (meansNothing(text) || isOpen(text));
}

/** Ticks and crosses: they say that something is so, and not who does what. */
export function isTick(text: string): boolean {
  return /^[✓✔✅☑✗✘❌❎☒✕✖×]+$/u.test(text);
}

const MARK_WORDS = new Set('x|xx|yes|no|y|ok|true|false|ja|nein|si|sí|oui|non|да|нет|done'.split('|'));

/** Whether a cell has a mark, as in a table with a column for each role, where a name belongs. */
export function isMark(text: string): boolean {
  const word = text.trim();
  return isTick(word) || (word.length < 6 && MARK_WORDS.has(word.toLowerCase()));
}

/** Words between two names. */
export const AND_WORDS: ReadonlySet<string> = new Set(
  'and|und|et|e|y|и|en|og|och|ja|ve|oraz|as well as|plus'.split('|'),
);
const OR_WORDS: ReadonlySet<string> = new Set('or|oder|ou|o|oppure|или|of|eller|lub|and/or|und/oder'.split('|'));

/** Signs and words between names. “and/or” comes before the slash in it. */

const BETWEEN = new RegExp(
  `[,;|/&+、，；／\\n]|(?<=\\s)(?:[-–—]|and/or|und/oder|${[...AND_WORDS, ...OR_WORDS].join('|')})(?=\\s)`,
  'giu',
);

/** A part of a text, with its place, and whether an “or” is before it. */
export interface Part {
  readonly start: number;
  readonly end: number;
  readonly or: boolean;
}

/** The parts of a text between which a comma, a slash, an “and” … is; one part where there is nothing like that. */
export function partsOf(text: string): readonly Part[] {
  const parts: Part[] = [];
  let from = 0;
  let or = false;
  const add = (end: number) => {
    const part = text.slice(from, end);
    if (part.trim() === '') return;
    parts.push({ start: from + (part.length - part.trimStart().length), end: from + part.trimEnd().length, or });
    or = false;
  };
  for (const { index, 0: joint } of text.matchAll(BETWEEN)) {
    add(index);
    or ||= OR_WORDS.has(joint.toLowerCase());
    from = index + joint.length;
  }
  add(text.length);
  return parts;
}

/** What people call the thing that a row is about. */
export const ACTIVITY_WORDS: ReadonlySet<string> = new Set(
  (
    'task tasks activity activities deliverable deliverables decision decisions action actions step steps item items ' +
    'story stories responsibility responsibilities what duty duties work topic topics question questions event events ' +
    'artifact artifacts output outputs feature features requirement requirements subtask subtasks job jobs todo ' +
    'entscheidung entscheidungen decisión decisiones décision décisions decisione tarea tareas actividad actividades tâche tâches activité activités aufgabe aufgaben aktivität aktivitäten ' +
    'tarefa tarefas atividade atividades attività compito задача задачи активность タスク 作業 任务 活动'
  ).split(' '),
);

/** The names in a text of several people, each as it is written. */
export function peopleIn(text: string): readonly string[] {
  return partsOf(text).map(({ start, end }) => text.slice(start, end));
}
