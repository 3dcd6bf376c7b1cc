/** The task `charter check`, which runs the bundled command line on all charters of a folder. */
import {
  type ExtensionContext,
  l10n,
  ProcessExecution,
  Task,
  type TaskDefinition,
  TaskGroup,
  tasks,
  Uri,
  type WorkspaceFolder,
  workspace,
} from 'vscode';
import { CHARTER } from './id.ts';

interface CheckDefinition extends TaskDefinition {
  readonly paths?: readonly string[];
  readonly fix?: boolean;
  readonly failOn?: string;
}

export function registerTasks(context: ExtensionContext): void {
  const program = Uri.joinPath(context.extensionUri, 'dist', 'charter.cjs').fsPath;
  context.subscriptions.push(
    tasks.registerTaskProvider(CHARTER, {
      provideTasks: () =>
        (workspace.workspaceFolders ?? []).map((folder) => checkTask(program, { type: CHARTER }, folder)),
      resolveTask: ({ definition, scope }) => {
        const folder = typeof scope === 'object' ? scope : workspace.workspaceFolders?.[0];
        return folder === undefined ? undefined : checkTask(program, definition, folder);
      },
    }),
  );
}

function checkTask(program: string, definition: CheckDefinition, folder: WorkspaceFolder): Task {
  const { paths = [], fix = false, failOn } = definition;
  const options = [...(fix ? ['--fix'] : []), ...(failOn === undefined ? [] : ['--fail-on', failOn])];
  // VS Code's own executable can run as Node.
  const execution = new ProcessExecution(process.execPath, [program, 'check', ...options, ...paths], {
    cwd: folder.uri.fsPath,
    env: { ELECTRON_RUN_AS_NODE: '1' },
  });
  // Without this, problems that the server already reports would be listed twice.
  const always = workspace.getConfiguration(CHARTER).get('checkWorkspace', true);
  const task = new Task(definition, folder, l10n.t('check'), CHARTER, execution, always ? [] : ['$charter']);
  task.detail = l10n.t('Check all charters in the folder');
  task.group = TaskGroup.Test;
  return task;
}
