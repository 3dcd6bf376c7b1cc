/** The catalogue: all rules, in the order of the documentation. */
import ambiguousName from './ambiguous-name.ts';
import brokenExtends from './broken-extends.ts';
import confusingCharacter from './confusing-character.ts';
import contestedAcrossTeams from './contested-across-teams.ts';
import contestedArea from './contested-area.ts';
import contestedRepresentation from './contested-representation.ts';
import contestedResponsibility from './contested-responsibility.ts';
import duplicateAssignee from './duplicate-assignee.ts';
import duplicateKey from './duplicate-key.ts';
import duplicateRow from './duplicate-row.ts';
import duplicateTeam from './duplicate-team.ts';
import emptyRow from './empty-row.ts';
import futureDate from './future-date.ts';
import groupAccountability from './group-accountability.ts';
import idleRole from './idle-role.ts';
import invalidYaml from './invalid-yaml.ts';
import isolatedRow from './isolated-row.ts';
import limitExceeded from './limit-exceeded.ts';
import managerMismatch from './manager-mismatch.ts';
import manyConsulted from './many-consulted.ts';
import manyInformed from './many-informed.ts';
import manyResponsible from './many-responsible.ts';
import missingAgreement from './missing-agreement.ts';
import missingKey from './missing-key.ts';
import missingMeasure from './missing-measure.ts';
import missingOutcome from './missing-outcome.ts';
import missingOwner from './missing-owner.ts';
import missingResponsible from './missing-responsible.ts';
import multipleDocuments from './multiple-documents.ts';
import noTieBreak from './no-tie-break.ts';
import overdueDecision from './overdue-decision.ts';
import overlappingLetters from './overlapping-letters.ts';
import overloadedAcrossTeams from './overloaded-across-teams.ts';
import overloadedPerson from './overloaded-person.ts';
import overloadedRole from './overloaded-role.ts';
import ownerMismatch from './owner-mismatch.ts';
import placeholderName from './placeholder-name.ts';
import reviewOverdue from './review-overdue.ts';
import type { Rule } from './rule.ts';
import splitAccountability from './split-accountability.ts';
import staleAcknowledgement from './stale-acknowledgement.ts';
import textAfterHash from './text-after-hash.ts';
import tooManyHolders from './too-many-holders.ts';
import unacknowledged from './unacknowledged.ts';
import uncoveredHotspot from './uncovered-hotspot.ts';
import undecidedArea from './undecided-area.ts';
import unexpectedDecider from './unexpected-decider.ts';
import unknownKey from './unknown-key.ts';
import unknownPerson from './unknown-person.ts';
import unknownRole from './unknown-role.ts';
import unknownRule from './unknown-rule.ts';
import unnegotiatedWhen from './unnegotiated-when.ts';
import unsupportedVersion from './unsupported-version.ts';
import unusedIgnore from './unused-ignore.ts';
import unusedPerson from './unused-person.ts';
import unusedRole from './unused-role.ts';
import vacantOwner from './vacant-owner.ts';
import vagueAgreement from './vague-agreement.ts';
import wrongType from './wrong-type.ts';

export const RULES: readonly Rule[] = [
  invalidYaml,
  limitExceeded,
  multipleDocuments,
  unsupportedVersion,
  duplicateKey,
  wrongType,
  missingKey,
  unknownKey,
  brokenExtends,
  textAfterHash,
  unknownRule,
  unusedIgnore,
  unknownRole,
  placeholderName,
  unknownPerson,
  unusedRole,
  unusedPerson,
  ambiguousName,
  confusingCharacter,
  duplicateRow,
  duplicateAssignee,
  overlappingLetters,
  missingOwner,
  splitAccountability,
  emptyRow,
  missingResponsible,
  tooManyHolders,
  groupAccountability,
  vacantOwner,
  contestedResponsibility,
  missingOutcome,
  ownerMismatch,
  manyResponsible,
  manyConsulted,
  manyInformed,
  isolatedRow,
  overloadedRole,
  idleRole,
  overloadedPerson,
  undecidedArea,
  contestedArea,
  noTieBreak,
  unnegotiatedWhen,
  unexpectedDecider,
  managerMismatch,
  uncoveredHotspot,
  missingAgreement,
  vagueAgreement,
  missingMeasure,
  contestedRepresentation,
  unacknowledged,
  staleAcknowledgement,
  futureDate,
  reviewOverdue,
  overdueDecision,
  duplicateTeam,
  contestedAcrossTeams,
  overloadedAcrossTeams,
];

export const RULES_BY_CODE: ReadonlyMap<string, Rule> = new Map(RULES.map((rule) => [rule.code, rule]));
