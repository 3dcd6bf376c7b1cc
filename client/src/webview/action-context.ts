/** The interface that actions of the panel use: state, host, focus and messages. */
import type { HostMessage, WebviewMessage } from '../preview/messages.ts';
import type { Spot, State } from './state.ts';

type Asking = Extract<WebviewMessage, { id: number }>;
/** A message that expects an answer, before it gets its id. */
export type Question = Asking extends infer M ? (M extends Asking ? Omit<M, 'id'> : never) : never;
export type Reply = Extract<HostMessage, { type: 'done' | 'choices' }>;

export interface ActionContext {
  readonly state: State;
  send(message: WebviewMessage): void;
  ask(question: Question): Promise<Reply>;
  /** Shows the result of an action and announces it to screen readers. */
  tell(text: string, kind?: 'done' | 'refused'): void;
  /** The element of a place, as the anchor of a menu. */
  anchor(spot: Spot): HTMLElement | undefined;
  focus(spot: Spot): void;
  /** Renders the panel. */
  update(): void;
}
