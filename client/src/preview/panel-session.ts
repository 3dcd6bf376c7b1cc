/**
 * The session of one matrix panel: what it shows and how it answers the webview. It reaches VS Code and the server only
 * through its host, which tests replace. It only ever edits the panel's own charter.
 */
import {
  type Ask,
  type EditResult,
  type ExportFormat,
  type MatrixBy,
  type MatrixResult,
  METHODS,
  PROTOCOL,
  type WireEdit,
  type WirePosition,
  type WireRange,
} from '../../../server/src/protocol/protocol.ts';
import { type HostMessage, readMessage, type SaveFormat, type WebviewMessage } from './messages.ts';

export interface PanelHost {
  post(message: HostMessage): void;
  /** Sends a request to the server. Rejects if the server cannot answer. */
  readonly request: Ask;
  /** The current version of an open document; undefined if it is not open. */
  versionOf(uri: string): number | undefined;
  /** Applies edits. Returns false if the text has another version by now. */
  apply(uri: string, version: number, edits: readonly WireEdit[]): Promise<boolean>;
  /** Shows a place in a text and focuses it if requested. */
  reveal(uri: string, range: WireRange, focus: boolean): Promise<void>;
  copy(text: string): Promise<void>;
  /** Asks where to save, then saves. Returns the file name, or undefined if the user cancelled. */
  save(uri: string, as: SaveFormat, data: string | Uint8Array): Promise<string | undefined>;
  /** The file name of a charter. */
  nameOf(uri: string): string;
  log(message: string): void;
  /** Translates a text and fills in `{0}`, `{1}` and so on. */
  t(text: string, ...values: readonly string[]): string;
}

export interface PanelSession {
  /** Switches to another charter. */
  show(uri: string | undefined): void;
  readonly uri: string | undefined;
  /** The matrix of a charter may have changed. */
  changed(uri: string): void;
  /** The caret moved in a charter. */
  caret(uri: string, position: WirePosition): void;
  setEditable(editable: boolean, why: string): void;
  setLocked(locked: boolean): void;
  /** Handles a message from the webview; ignores invalid messages. */
  receive(message: unknown): Promise<void>;
  dispose(): void;
}

/** How often to retry an edit when the text changes meanwhile. */
const ATTEMPTS = 4;

/** The first bytes of a PNG. */
const PNG = [0x89, 0x50, 0x4e, 0x47];

export function panelSession(host: PanelHost): PanelSession {
  const { t } = host;
  let uri: string | undefined;
  let by: MatrixBy = 'role';
  let known: number | undefined;
  let ready = false;
  let disposed = false;
  let editable = { editable: false, why: '' };
  let locked = false;
  let refreshing: Promise<void> | undefined;
  let again = false;
  const pictures = new Map<number, string>();

  const post = (message: HostMessage) => {
    if (ready && !disposed) host.post(message);
  };

  /** Fetches the matrix. Calls during a fetch cause one more fetch at its end. */
  function refresh(): Promise<void> {
    if (refreshing !== undefined) {
      again = true;
      return refreshing;
    }
    refreshing = (async () => {
      do {
        again = false;
        await fetchOnce();
      } while (again && !disposed);
      refreshing = undefined;
    })();
    return refreshing;
  }

  async function fetchOnce(): Promise<void> {
    const of = uri;
    if (!ready || disposed) return;
    if (of === undefined) {
      post({ type: 'empty', message: t('Open a charter to see its matrix.') });
      return;
    }
    const asked = by;
    let result: MatrixResult;
    try {
      result = await host.request(METHODS.matrix, {
        protocol: PROTOCOL,
        uri: of,
        by,
        ...(known === undefined ? {} : { known }),
      });
    } catch (error) {
      host.log(`matrix: ${String(error)}`);
      known = undefined;
      post({ type: 'empty', message: t('There is no matrix to show. Check that the file is a charter and is open.') });
      return;
    }
    // The panel may show another charter by now.
    if (uri !== of || by !== asked) {
      again = true;
      return;
    }
    const { version } = result;
    if (result.kind === 'broken') post({ type: 'broken', version, message: result.message });
    else if (result.kind === 'change') {
      const { head, tables } = result.change;
      if (version === result.from && head === undefined && tables.length === 0) return;
      post({ type: 'change', version, from: result.from, change: result.change });
      known = version;
    } else {
      post({ type: 'view', file: of, version, view: result.view });
      known = version;
    }
  }

  async function edit(id: number, ask: (uri: string, version: number) => Promise<EditResult>): Promise<void> {
    const of = uri;
    if (of === undefined || !editable.editable) {
      post({ type: 'done', id, refused: editable.why || t('This matrix cannot be changed.') });
      return;
    }
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const version = host.versionOf(of);
      if (version === undefined) break;
      const answer = await ask(of, version);
      if (answer.kind === 'refused') {
        post({ type: 'done', id, refused: answer.message });
        return;
      }
      // If the server has another version of the text, its edits do not fit this one.
      if (answer.version !== host.versionOf(of)) continue;
      if (answer.edits.length > 0 && !(await host.apply(of, answer.version, answer.edits))) continue;
      await refresh();
      const [first] = answer.breaks;
      post(first === undefined ? { type: 'done', id } : { type: 'done', id, message: first });
      return;
    }
    post({ type: 'done', id, refused: t('The text changed in the meantime. Try again.') });
  }

  async function exported(as: ExportFormat, of: MatrixBy, table: string): Promise<string> {
    if (uri === undefined) throw new Error('There is no charter.');
    const params = { uri, as, by: of, ...(table === '' ? {} : { table }) };
    return (await host.request(METHODS.export, params)).text;
  }

  async function save(id: number, as: SaveFormat, data: string | Uint8Array): Promise<void> {
    const name = uri === undefined ? undefined : await host.save(uri, as, data);
    post(name === undefined ? { type: 'done', id } : { type: 'done', id, message: t('Saved as {0}.', name) });
  }

  async function obey(message: WebviewMessage): Promise<void> {
    switch (message.type) {
      case 'ready':
        ready = true;
        by = message.by;
        known = undefined;
        post({ type: 'editable', ...editable });
        post({ type: 'locked', locked });
        return refresh();
      case 'by':
        by = message.by;
        known = undefined;
        return refresh();
      case 'lost':
        known = undefined;
        return refresh();
      case 'reveal': {
        if (uri === undefined) return;
        const place = await host.request(METHODS.matrixPlace, { ...message.spot, uri });
        if (place !== null) await host.reveal(place.uri, place.range, message.focus);
        return;
      }
      case 'choices': {
        const { id, version, cell } = message;
        if (uri === undefined) return post({ type: 'done', id, refused: t('There is no charter.') });
        const result = await host.request(METHODS.cellChoices, { ...cell, uri, version });
        return post({ type: 'choices', id, version: result.version, choices: result.choices });
      }
      case 'cell': {
        const { id, cell, letters, replace } = message;
        return edit(id, (uri, version) => host.request(METHODS.editCell, { ...cell, letters, replace, uri, version }));
      }
      case 'edit':
        return edit(message.id, (uri, version) =>
          host.request(METHODS.editMatrix, { edit: message.edit, uri, version }),
        );
      case 'copy': {
        await host.copy(await exported(message.as, message.by, message.table));
        return post({ type: 'done', id: message.id, message: t('Copied.') });
      }
      case 'save': {
        const { id, as } = message;
        if (as !== 'png') return save(id, as, await exported(as, message.by, message.table));
        // The webview draws the picture. Only requested pictures are accepted.
        if (uri !== undefined) pictures.set(id, uri);
        return post({ type: 'svg', id, svg: await exported('svg', message.by, message.table) });
      }
      case 'png': {
        const { id, data } = message;
        const wanted = pictures.get(id);
        pictures.delete(id);
        if (wanted === undefined || wanted !== uri) return;
        const bytes = Uint8Array.from(atob(data), (char) => char.charCodeAt(0));
        if (!PNG.every((byte, at) => bytes[at] === byte))
          return post({ type: 'done', id, refused: t('The picture could not be drawn.') });
        return save(id, 'png', bytes);
      }
    }
  }

  return {
    get uri() {
      return uri;
    },
    show(next) {
      if (uri === next) return;
      uri = next;
      known = undefined;
      pictures.clear();
      void refresh();
    },
    changed(of) {
      if (of === uri) void refresh();
    },
    caret(of, position) {
      if (of !== uri || !ready) return;
      const asked = { uri: of, by, position };
      host.request(METHODS.matrixAt, asked).then(
        (at) => {
          if (uri === of && by === asked.by) post({ type: 'at', at: at ?? undefined });
        },
        (error) => host.log(`caret: ${String(error)}`),
      );
    },
    setEditable(can, why) {
      if (editable.editable === can && editable.why === why) return;
      editable = { editable: can, why };
      post({ type: 'editable', ...editable });
    },
    setLocked(now) {
      locked = now;
      post({ type: 'locked', locked });
    },
    async receive(value) {
      const message = readMessage(value);
      if (message === undefined || disposed) return;
      try {
        await obey(message);
      } catch (error) {
        host.log(`${message.type}: ${String(error)}`);
        if ('id' in message)
          post({
            type: 'done',
            id: message.id,
            refused: t('The Charter language server does not answer. See its log for the reason.'),
          });
      }
    },
    dispose() {
      disposed = true;
      pictures.clear();
    },
  };
}
