/**
 * The known places where product and engineering management overlap, and the words that name them. To teach Charter
 * another language, add its words here.
 */
import type { Hotspot } from './model.ts';
import { wholeWords } from './whole-words.ts';

const RITUALS = [
  'rituals?|(?<!(?:award|opening|wedding|graduation) )ceremon(?:y|ies)|(?:sprint|iteration)[- ]plan(?:s|ning|nings)?',
  'plan(?:s|ning)? (?:the |a |our |each |every |next )?(?:next )?(?:sprint|iteration)s?|planning meetings?',
  '(?:sprint|iteration) reviews?|review(?:s|ing)? (?:the |a |our |each |every )?(?:sprint|iteration)s?',
  '(?<!sales )demo(?:s|ed|ing)?(?! (?:accounts?|data|environments?|apps?|servers?|sites?|systems?|videos?|mode)(?!\\p{L}))',
  // “Daily” is a meeting by itself, and says how often before another word: “Daily backups”.
  'stand-?ups?|stand ups?(?! (?:for|to|against|a|an|the|new) )|dailies|dailys?(?=$|[^\\p{L}\\p{N} -]| (?:scrums?|meetings?|syncs?|calls?|huddles?|stand-?ups?|check-?ins?|and|or|with|for|at|of|in|on|by)(?!\\p{L}))',
  // To sync data is not to meet.
  '(?<!(?:in|data|file|files|database|calendar|directory|to)[ -])sync(?:s|[- ]ups?)?(?=$|[^\\p{L}\\p{N} -]|[ -](?:meetings?|calls?|with|and|for|on|at)(?!\\p{L}))',
  'retrospectives?|retros?(?! (?:gam|style|design|comput))|refinements?|(?<!(?:dog|pet) )grooming',
  '(?:refin|groom)(?:e|es|ed|ing|s)? (?:the |our )?(?:product |sprint )?(?:backlog|stories|tickets|issues)',
  // de, fr, es, pt, it, nl
  'rituale?n?|sprint-?(?:planung|planungen|review|reviews|wechsel)|planungs(?:meeting|treffen|runde)s?n?|retrospektiven?',
  "rituels?|cérémonies?|planification (?:de sprint|du sprint|d[’']itération)|revues? de sprint|rétros?|rétrospectives?|mêlées? quotidiennes?",
  'rituales|ceremonias?|planificación (?:de |del )?(?:sprint|iteración)|revisi(?:ón|ones) (?:de |del )?sprint|retrospectivas?|refinamientos?',
  'rituais|ritual|cerimônias?|cerimónias?|planejamento (?:da |de )?sprint|planeamento (?:do |de )?sprint|refinamentos?|reuni(?:ão|ões) di[áa]rias?',
  'rituali|cerimoni[ae]|pianificazione (?:dello |di )?sprint|retrospettiv[ae]|raffinamento|rituelen|sprintplanning|sprintreview|verfijning',
  // ru
  'ритуал\\p{L}*|церемони\\p{L}*|планировани\\p{L}* (?:спринт|итераци)\\p{L}*|стендап\\p{L}*|дейли|ретро(?:спектив\\p{L}*)?|груминг\\p{L}*|демо|обзор\\p{L}* спринт\\p{L}*',
];
const RITUALS_UNSPACED = [
  'スプリント(?:計画|プランニング|レビュー)',
  'レトロ',
  '振り返り',
  '朝会',
  'デイリースクラム',
  'リファインメント',
  '站会',
  '回顾会',
  '冲刺(?:计划|规划|评审)',
  '迭代(?:计划|规划|评审)',
];

/** What makes a date one that the team is held to. */
const DATED =
  '(?:due|releas(?:e|es|ed|ing)|launch(?:es|ed|ing)?|deliver(?:y|ies|s|ed|ing)?|roadmap|promis(?:e|es|ed|ing)|commit(?:s|ted|ting|ments?)?|set(?:s|ting)?|estimat(?:e|es|ed|ing|ion))';
/** Small words between such a word and its date. */
const SMALL = '(?:[ -](?:a|an|the|our|its|their|to|of|for|on|by|any|each|every|we|that|are|is|final|firm|end))';
const DATES = 'dates?(?![ -](?:format|picker|field|column|range|of birth|librar|pars))';

const TIMELINES = [
  'timelines?|deadlines?|schedul(?:e|es|ed|ing)|(?<!real )estimat(?:e|es|ed|ing|ion|ions)',
  'release[- ]plan(?:s|ning)?|plan(?:s|ning)? (?:the |a |our |each |every )?releases?|delivery[- ]plan(?:s|ning)?|plan(?:s|ning)? (?:the |our )?deliver(?:y|ies)',
  `${DATED}${SMALL}{0,3}[ -]${DATES}|${DATES}${SMALL}{0,3}[ -]${DATED}`,
  // “When” as a noun. Quotes round it are no letters.
  '(?<=(?:the|our|what|why|how|who|scope)(?:,| and| or| &|/|, and)? ?[“"\']?)when(?=$|[”"\',;.!?)]| (?:and|or|of|is)(?!\\p{L}))|^[“"\']?when[”"\']?$|(?<=[“"\'])when(?=[”"\'])',
  // de, fr, es, pt, it, nl
  'zeitpl(?:an|äne|änen)|zeitplanung|terminpl(?:an|äne|anung)|termin(?:e|en)? (?:zusagen|setzen|festlegen)|(?:liefer|release|abgabe)-?termine?n?|frist(?:en)?|schätz(?:en|ung|ungen)|releaseplanung',
  'échéanc(?:e|es|ier|iers)|délais?|calendriers?|estimations?|estimer|dates? (?:de (?:livraison|sortie|lancement)|limites?)',
  'plazos?|cronogramas?|calendarios?|estimaci(?:ón|ones)|estimar|fechas? (?:de (?:entrega|lanzamiento)|límites?)',
  'prazos?|estimativas?|datas? de (?:entrega|lançamento)|scadenz[ae]|tempistich?[ae]|stim[ae]|date di (?:consegna|rilascio)|data di (?:consegna|rilascio)',
  'tijdlijn(?:en)?|planning van de release|opleverdat(?:um|a)|schatting(?:en)?|deadline[ns]?',
  // ru
  'срок(?:и|ов|а|у|ам|ами|ах)?|дедлайн\\p{L}*|график\\p{L}* (?:релиз|поставк|работ)\\p{L}*|оценк\\p{L}* (?:срок|задач|трудо)\\p{L}*|дат\\p{L}* (?:релиз|выпуск|запуск|поставк)\\p{L}*',
];
const TIMELINES_UNSPACED = [
  '締め?切り?',
  '納期',
  'スケジュール',
  '見積',
  'リリース日',
  '截止日期',
  '期限',
  '工期',
  '排期',
  '估算',
  '发布日期',
  '时间表',
];

/** What is a library's dependency and not another team's. */
const SOFTWARE =
  'npm|librar(?:y|ies)|packages?|software|code|third[- ]party|outdated|(?:updat|upgrad|bump|patch|install)\\p{L}*';

const PROJECT_MANAGEMENT = [
  'project[- ]manage(?:ment)?|project[- ]managing|manag(?:e|es|ing) (?:the |our |a )?projects?',
  'project[- ]tracking|track(?:s|ing)? (?:the |our |of )?(?:projects?|progress)|progress[- ]tracking',
  'delivery[- ]management|manag(?:e|es|ing) (?:the |our )?deliver(?:y|ies)',
  'work[- ]in[- ](?:flight|progress)|in[- ]flight work',
  'status[- ](?:reports?|reporting|updates?)|report(?:s|ing)? (?:on )?(?:the |our )?status|weekly status(?:es)?',
  'run(?:s|ning)? (?:the |our )?(?:sprint |team )?board(?! (?:of|meeting))',
  `(?<!(?:${SOFTWARE}) )dependenc(?:y|ies)(?! (?:updat|upgrad|bump|injection|scan|version|licen|vulnerab))`,
  // de, fr, es, pt, it, nl
  'projekt-?(?:management|leitung|steuerung|verfolgung)|abhängigkeit(?:en)?|status-?(?:bericht|berichte|updates?)|fortschritt (?:verfolgen|nachhalten)|laufende arbeit',
  "gestion de(?:s| la| )? ?projets?|suivi (?:de |du |des )?(?:projets?|avancement)|suivi de l[’']avancement|dépendances?|rapports? d[’'](?:état|avancement)|travail en cours",
  'gestión de(?:l)? proyectos?|seguimiento de(?:l)? (?:proyectos?|progreso|avance)|dependencias?|informes? de (?:estado|avance)|trabajo en curso',
  'gestão de projetos?|acompanhamento de projetos?|dependências?|relatórios? de (?:status|progresso)|trabalho em andamento',
  'gestione (?:del |dei )?progett[oi]|dipendenz[ae]|rapport[oi] di stato|lavoro in corso|projectbeheer|projectleiding|afhankelijkhe(?:id|den)|statusrapport(?:en)?|voortgang bewaken',
  // ru
  'управлени\\p{L}* (?:проект|поставк)\\p{L}*|зависимост\\p{L}*|отч[её]т\\p{L}* о статусе|статус-?отч[её]т\\p{L}*|отслеживани\\p{L}* (?:прогресс|проект)\\p{L}*',
];
const PROJECT_MANAGEMENT_UNSPACED = [
  'プロジェクト(?:管理|マネジメント)',
  '進捗',
  '依存関係',
  '项目管理',
  '进度',
  '依赖',
  '状态报告',
];

const WORDS: readonly (readonly [Hotspot, RegExp])[] = [
  ['rituals', wholeWords(RITUALS, RITUALS_UNSPACED)],
  ['timelines', wholeWords(TIMELINES, TIMELINES_UNSPACED)],
  ['project-management', wholeWords(PROJECT_MANAGEMENT, PROJECT_MANAGEMENT_UNSPACED)],
];

const NONE: readonly Hotspot[] = [];

/** How the words begin, and every letter beyond ASCII. Most labels of a charter have none of this, so they are soon read. */
const ANY = new RegExp(
  [
    '\\b(?:ritu|cerem|cerim|sprint|iterat|demo|stand|dail|sync|retro|refin|raff|verfijn|groom|reuni|rever|revue|revis',
    'plan|pianif|timeline|deadline|schedul|sched|estim|dates?\\b|datas?\\b|when|zeit|termin|liefer|release|abgabe|frist',
    'tijd|tempis|scaden|stim[ae]|schatting|oplever|fecha|plazo|prazo|crono|calend',
    'proje|proye|proge|prog|track|manag|deliver|work[-\\s]+in|in[-\\s]+flight|weekly|status|report|rapport|run(?:s|ning)?\\s',
    'depend|dipend|afhank|gest|suivi|seguim|acompan|informes?\\s|relat|lavoro|laufend|fortschr|trab|trav|voortgang)|[^\\x00-\\x7f]',
  ].join('|'),
  'i',
);

/** The hotspots that a text names, as whole words in any case. */
export function hotspotsIn(text: string): readonly Hotspot[] {
  if (!ANY.test(text)) return NONE;
  const spaced = text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/up[- ]to[- ]date/gi, 'current');
  return WORDS.filter(([, pattern]) => pattern.test(spaced)).map(([hotspot]) => hotspot);
}
