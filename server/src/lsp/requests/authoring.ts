/** Requests of editor commands: templates, imports, and the check of the workspace. */
import { TEMPLATES } from '../../charter/templates/index.ts';
import { importMatrix } from '../../exchange/import/index.ts';
import { type CheckedView, METHODS, type ProblemView } from '../../protocol/protocol.ts';
import { RULES } from '../../rules/index.ts';
import { MAX_BYTES } from '../../yaml/limits.ts';
import { stopIfCancelled } from '../peer.ts';
import type { Session } from '../session.ts';
import { diagnosticsMaker } from '../wire-problems.ts';

export function registerAuthoring(session: Session): void {
  const { peer, host, workspace } = session;
  const diagnosticsOf = diagnosticsMaker(session);

  peer.answerCustom(METHODS.templates, () => ({ templates: TEMPLATES }));

  peer.answerCustom(METHODS.import, ({ text, fileName }) => {
    if (text.length > MAX_BYTES) {
      return { kind: 'nothing', message: 'The text is larger than 4 MiB. Import only the matrix.' };
    }
    const result = importMatrix(text, fileName === undefined ? {} : { fileName });
    return result.ok
      ? { kind: 'charter', text: result.charter, notes: result.notes }
      : { kind: 'nothing', message: result.message };
  });

  peer.answerCustom(METHODS.status, async ({ uri }) => {
    // The number of charters is unknown until all folders are searched.
    await workspace.scanned;
    const { analysis } = session.at({ uri });
    const { settings } = analysis.settings;
    const severities = RULES.map((rule) => ({ rule, severity: settings.severity(rule) }));
    return {
      rules: severities.filter(({ severity }) => severity !== 'off').length,
      changed: severities
        .filter(({ rule, severity }) => severity !== rule.severity)
        .map(({ rule, severity }) => ({ code: rule.code, severity, byEditor: session.settings.rules.has(rule.code) })),
      charters: workspace.members().length,
    };
  });

  peer.answerCustom(METHODS.check, async (_, token) => {
    await workspace.scanned;
    const charters: CheckedView[] = [];
    for (const path of workspace.members()) {
      await host.pause();
      stopIfCancelled(token);
      const checked = workspace.check(path);
      if (checked !== undefined) charters.push({ uri: workspace.uriOf(path), problems: views(diagnosticsOf(checked)) });
    }
    return { charters };
  });
}

function views(diagnostics: ReturnType<ReturnType<typeof diagnosticsMaker>>): readonly ProblemView[] {
  return diagnostics.map(({ range, severity, code, codeDescription, message }) => ({
    range,
    message: typeof message === 'string' ? message : message.value,
    ...(severity === undefined ? {} : { severity }),
    ...(code === undefined ? {} : { code }),
    ...(codeDescription === undefined ? {} : { codeDescription }),
  }));
}
