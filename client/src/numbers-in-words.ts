/** Counts as words for messages. */
import { l10n } from 'vscode';

/** Formats numbers of problems: `2 errors, 1 warning`. */
export function counted(errors: number, warnings: number, others: number): string {
  const parts: string[] = [];
  if (errors > 0) parts.push(errors === 1 ? l10n.t('1 error') : l10n.t('{0} errors', errors));
  if (warnings > 0) parts.push(warnings === 1 ? l10n.t('1 warning') : l10n.t('{0} warnings', warnings));
  if (others > 0) parts.push(others === 1 ? l10n.t('1 suggestion') : l10n.t('{0} suggestions', others));
  return parts.length === 0 ? l10n.t('No problems') : parts.join(', ');
}
