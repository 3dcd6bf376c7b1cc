/**
 * One panel with the matrix of one charter: what it shows, and what becomes of what the webview says. It knows neither
 * the editor nor the server but through its host, so that tests can be both. Whatever a webview says, only the panel's
 * own charter is ever edited.
 */
import {
  type CellChoicesResult,
  type EditResult,
  type ExportFormat,
  type ExportResult,
  type MatrixAtResult,
  type MatrixBy,
  type MatrixPlaceResult,
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
  /** Asks the server; rejects where it cannot answer. */
  request(method: string, params: object): Promise<unknown>;
  /** The version of a charter's text as the editor has it now; undefined where it is not open. */
  versionOf(uri: string): number | undefined;
  /** Changes the text; false where it is another version by now. */
  apply(uri: string, version: number, edits: readonly WireEdit[]): Promise<boolean>;
  /** Shows a place of a text, and gives it the focus where that is wanted. */
  reveal(uri: string, range: WireRange, focus: boolean): Promise<void>;
  copy(text: string): Promise<void>;
  /** Lets somebody choose where to save, and saves; the name of the file, or nothing where they thought better of it. */
  save(uri: string, as: SaveFormat, data: string | Uint8Array): Promise<string | undefined>;
  /** What a charter's file is called. */
  nameOf(uri: string): string;
  log(message: string): void;
  /** A text in the language of the window, with values in the places of `{0}` and so on. */
  t(text: string, ...values: readonly string[]): string;
}

export interface PanelSession {
  /** Shows another charter. */
  show(uri: string | undefined): void;
  readonly uri: string | undefined;
  /** There may be a newer matrix of a charter. */
  changed(uri: string): void;
  /** The caret stands somewhere in a charter. */
  caret(uri: string, position: WirePosition): void;
  setEditable(editable: boolean, why: string): void;
  setLocked(locked: boolean): void;
  /** Takes what the webview says; anything that it cannot have said is dropped. */
  receive(message: unknown): Promise<void>;
  dispose(): void;
}

/** How often an edit is computed anew when the text changes under it. */
const ATTEMPTS = 4;

/** How every PNG begins. */
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

  /** Fetches what is new; while that is under way, once more at its end is enough for whatever comes. */
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
      result = (await host.request(METHODS.matrix, { protocol: PROTOCOL, uri: of, by, known })) as MatrixResult;
    } catch (error) {
      host.log(`matrix: ${String(error)}`);
      known = undefined;
      post({ type: 'empty', message: t('There is no matrix to show. Is the file a charter, and open?') });
      return;
    }
    // What was asked for may be something else by now.
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

  async function edit(id: number, method: string, params: object): Promise<void> {
    const of = uri;
    if (of === undefined || !editable.editable) {
      post({ type: 'done', id, refused: editable.why || t('Nothing can be changed here.') });
      return;
    }
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const version = host.versionOf(of);
      if (version === undefined) break;
      const answer = (await host.request(method, { ...params, uri: of, version })) as EditResult;
      if (answer.kind === 'refused') {
        post({ type: 'done', id, refused: answer.message });
        return;
      }
      // The server may be ahead of this version of the text, or behind it: then its edits are of another text.
      if (answer.version !== host.versionOf(of)) continue;
      if (answer.edits.length > 0 && !(await host.apply(of, answer.version, answer.edits))) continue;
      await refresh();
      const [first] = answer.breaks;
      post(first === undefined ? { type: 'done', id } : { type: 'done', id, message: first });
      return;
    }
    post({ type: 'done', id, refused: t('The text has changed in the meantime. Try again.') });
  }

  async function exported(as: ExportFormat, of: MatrixBy, table: string): Promise<string> {
    const params = { uri, as, by: of, ...(table === '' ? {} : { table }) };
    return ((await host.request(METHODS.export, params)) as ExportResult).text;
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
        const place = (await host.request(METHODS.matrixPlace, { ...message.spot, uri })) as MatrixPlaceResult | null;
        if (place !== null) await host.reveal(place.uri, place.range, message.focus);
        return;
      }
      case 'choices': {
        const { id, version, cell } = message;
        if (uri === undefined) return post({ type: 'done', id, refused: t('There is no charter.') });
        const result = (await host.request(METHODS.cellChoices, { ...cell, uri, version })) as CellChoicesResult;
        return post({ type: 'choices', id, version: result.version, choices: result.choices });
      }
      case 'cell': {
        const { id, cell, letters, replace } = message;
        return edit(id, METHODS.editCell, { ...cell, letters, replace });
      }
      case 'edit':
        return edit(message.id, METHODS.editMatrix, { edit: message.edit });
      case 'copy': {
        await host.copy(await exported(message.as, message.by, message.table));
        return post({ type: 'done', id: message.id, message: t('Copied.') });
      }
      case 'save': {
        const { id, as } = message;
        if (as !== 'png') return save(id, as, await exported(as, message.by, message.table));
        // A picture of what is shown now is drawn by the webview, and only one that was asked for is taken.
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
          if (uri === of && by === asked.by) post({ type: 'at', at: (at as MatrixAtResult | null) ?? undefined });
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
            refused: t('The language server of Charter does not answer. See its output for why.'),
          });
      }
    },
    dispose() {
      disposed = true;
      pictures.clear();
    },
  };
}
