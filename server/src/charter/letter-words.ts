/** Words for letters, in several languages. */
import { BUILT_IN_SCHEMES } from './schemes.ts';
import { plainWords } from './vocabulary.ts';

/** Spellings of the word for a letter, by the key of the letter. The key and the title are added automatically. */
const WORDS: Readonly<Record<string, string>> = {
  responsible:
    'resp|responsibles|responsibility|responsible for|responsável|responsáveis|responsable|responsables|responsabile|' +
    'verantwortlich|verantwortliche|verantwortlicher|durchführung|durchführend|ausführend|réalisateur|réalise|' +
    'ejecutor|executor|encargado|durchführungsverantwortlich|verantwoordelijk|実行責任者|担当者|担当|负责|负责人|执行|执行者|執行|負責|' +
    'исполнитель|исполнители|ответственный|ответственные',
  accountable:
    'acc|acct|accountables|accountability|accountable for|approver|approvers|approves|approve|approval|aprobador|aprovador|' +
    'approbateur|approvatore|gesamtverantwortlich|ergebnisverantwortlich|eindverantwoordelijk|説明責任者|承認者|批准|批准者|' +
    '问责|问责者|核准|rechenschaftspflichtig|genehmiger|подотчетный|подотчётный|утверждающий',
  consulted:
    'cons|consult|consults|consulting|consultant|consultation|to be consulted|must be consulted|consultado|consultados|' +
    'consulté|consultés|consultato|konsultiert|zu konsultieren|geraadpleegd|相談先|協業先|相談役|咨询|咨询者|諮詢|' +
    'консультант|консультанты|консультирует|консультируемый|консультируемые',
  informed:
    'inf|inform|informs|informing|to be informed|keep informed|kept informed|must be informed|for information|informado|' +
    'informados|informé|informés|informato|informiert|zu informieren|geïnformeerd|報告先|情報提供先|知会|告知|通知|' +
    'информируемый|информируемые|информируется',
  support: 'supports|supporting|supported|supporter|supportive|assist|assists|assisting',
  verifies: 'verify|verifier|verified|verification|verifying',
  signs: 'sign|signed|signs off|sign off|signoff|signatory|signature|signer|signing',
  omitted: 'omit|omits|out of the loop|out of loop|left out|excluded',
  driver: 'drivers|drives|drive|driving',
  approver: 'approvers|approves|approve|approved|approval|approving',
  contributors: 'contributor|contributes|contribute|contributing|contribution|consulted|consult',
  recommend: 'recommends|recommender|recommenders|recommended|recommendation',
  agree: 'agrees|agreed|agreement|agreer',
  perform: 'performs|performer|performers|performed|performing',
  input: 'inputs|input required|gives input|inputter',
  decide: 'decides|decider|decided|decision maker|decision',
  decider: 'decide|decides|decision maker',
  manager: 'managers|manages|manage',
  owner: 'owners|owns|own',
  helper: 'helpers|helps|help',
  control: 'controls|controller|controlled|controlling',
  suggest: 'suggests|suggested|suggestion|suggester',
  responsibility: 'responsible|responsibilities',
  authority: 'authorities|authorise|authorize|authorises|authorizes',
  task: 'tasks|tasked',
  participant: 'participants|participates|participate',
  review: 'reviews|reviewer|reviewers|reviewed|review required',
  'sign-off': 'signs off|signoff|signs|sign off required|signatory',
  'decision-maker': 'decision makers|decides|decider|decide',
  contributes: 'contribute|contributor|contributors|contributing',
  leads: 'lead|leader|leading',
  approves: 'approve|approver|approvers|approved|approval',
  monitors: 'monitor|monitored|monitoring',
};

/** Words of other languages that can mean responsible or accountable. */
const EITHER = new Set(
  (
    'responsable|responsables|responsabile|responsável|responsáveis|verantwortlich|verantwortliche|verantwortlicher|' +
    'ответственный|ответственные|verantwoordelijk'
  ).split('|'),
);

/** Whether a word or a short phrase is said for a letter, by the key of the letter. */
export function isWordOf(key: string, text: string): boolean {
  return text.length <= 40 && (WORD_SETS.get(key)?.has(plainWords(text)) ?? false);
}

const WORD_SETS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(WORDS).map(([key, list]) => [key, new Set(list.split('|').map(plainWords))]),
);

/** Whether a word means the accountable one where another word beside it means the responsible one. */
export function meansEither(text: string): boolean {
  return EITHER.has(plainWords(text));
}

/** The letter that a word means in each scheme, by scheme id. */
export type LetterByScheme = ReadonlyMap<string, string>;

function buildVocabulary(): ReadonlyMap<string, LetterByScheme> {
  const words = new Map<string, Map<string, string>>();
  for (const scheme of BUILT_IN_SCHEMES) {
    for (const { letter, key, title } of scheme.letters) {
      for (const spelling of [key, title, ...(WORDS[key] ?? '').split('|')]) {
        const word = plainWords(spelling);
        const letters = words.get(word) ?? new Map<string, string>();
        // The first letter of a scheme with this word wins, so a key wins over a synonym of a later letter.
        if (word !== '' && !letters.has(scheme.id)) letters.set(scheme.id, letter);
        words.set(word, letters);
      }
    }
  }
  return words;
}

const VOCABULARY = buildVocabulary();

/** Returns the letters that a word or short phrase means, or `undefined` if no scheme has the word. */
export function lettersOfWord(text: string): LetterByScheme | undefined {
  return text.length > 40 ? undefined : VOCABULARY.get(plainWords(text));
}
