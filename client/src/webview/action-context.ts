/** What each action of the panel works with: the state, the host, and places to ask and tell. */
import type { HostMessage, WebviewMessage } from '../preview/messages.ts';
import type { Spot, State } from './state.ts';

type Asking = Extract<WebviewMessage, { id: number }>;
/** A message that is answered, before it has its number. */
export type Question = Asking extends infer M ? (M extends Asking ? Omit<M, 'id'> : never) : never;
export type Reply = Extract<HostMessage, { type: 'done' | 'choices' }>;

export interface ActionContext {
  readonly state: State;
  send(message: WebviewMessage): void;
  ask(question: Question): Promise<Reply>;
  /** Tells what became of something, in sight and to those who hear it. */
  tell(text: string, kind?: 'done' | 'refused'): void;
  /** The element of a place, for menus to open beside. */
  anchor(spot: Spot): HTMLElement | undefined;
  focus(spot: Spot): void;
  /** Shows what has changed. */
  update(): void;
}
