/** Menus and one-line prompts. Only one is open at a time; Escape closes it. */
import { append, element } from './dom.ts';

export interface MenuEntry {
  readonly label: string;
  /** Shown before the label, such as a letter. */
  readonly mark?: Node;
  /** The meaning, or what it would break. */
  readonly detail?: string;
  readonly warning?: string;
  readonly checked?: boolean;
  readonly disabled?: boolean;
  /** A key that picks the entry while the menu is open; shown beside it. */
  readonly key?: string;
  /** Whether a line separates it from the entry before. */
  readonly apart?: boolean;
  readonly pick: () => void;
}

let close: (() => void) | undefined;

/** Closes the open popup. Returns false if there is none. */
export function closePopup(): boolean {
  if (close === undefined) return false;
  close();
  return true;
}

/** The single key that picks an entry. Key combinations are only shown. */
function keyOf({ key }: MenuEntry): string | undefined {
  return key === 'Del' ? 'delete' : key?.toLowerCase();
}

export function openMenu(anchor: Element, label: string, entries: readonly MenuEntry[]): void {
  const menu = element('div', { class: 'popup menu', role: 'menu', 'aria-label': label, tabindex: -1 });
  const buttons = entries.map((entry) => {
    const button = element(
      'button',
      {
        class: entry.apart ? 'entry apart' : 'entry',
        type: 'button',
        role: entry.checked === undefined ? 'menuitem' : 'menuitemcheckbox',
        'aria-checked': entry.checked,
        'aria-disabled': entry.disabled ? true : undefined,
        tabindex: -1,
      },
      element('span', { class: 'tick', 'aria-hidden': true }, entry.checked ? '✓' : ''),
      entry.mark,
      element(
        'span',
        { class: 'words' },
        element('span', { class: 'name' }, entry.label),
        entry.detail !== undefined && element('span', { class: 'detail' }, entry.detail),
        entry.warning !== undefined && element('span', { class: 'warning' }, entry.warning),
      ),
      entry.key !== undefined && element('kbd', {}, entry.key),
    );
    button.addEventListener('click', () => {
      if (entry.disabled) return;
      closePopup();
      entry.pick();
    });
    return button;
  });
  append(menu, buttons);
  const move = (by: number) => {
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const next = at === -1 ? (by > 0 ? 0 : buttons.length - 1) : (at + by + buttons.length) % buttons.length;
    buttons[next]?.focus();
  };
  menu.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Home') buttons[0]?.focus();
    else if (event.key === 'End') buttons.at(-1)?.focus();
    else if (event.key === 'Tab') closePopup();
    else if (event.key === 'Enter' || event.key === ' ') (document.activeElement as HTMLElement | null)?.click();
    else {
      const named = entries.findIndex((entry) => keyOf(entry) === event.key.toLowerCase() && !entry.disabled);
      if (named === -1 || event.ctrlKey || event.metaKey || event.altKey) return;
      buttons[named]?.click();
    }
    event.preventDefault();
    event.stopPropagation();
  });
  open(anchor, menu);
  (buttons.find((_, at) => !entries[at]?.disabled) ?? menu).focus();
}

export interface Prompt {
  readonly label: string;
  readonly value: string;
  /** The label of the button. */
  readonly action: string;
  readonly hint?: string;
  readonly done: (text: string) => void;
}

export function openPrompt(anchor: Element, { label, value, action, hint, done }: Prompt): void {
  const input = element('input', { type: 'text', id: 'prompt', value });
  const form = element(
    'form',
    { class: 'prompt' },
    element('label', { for: 'prompt' }, label),
    element('div', { class: 'line' }, input, element('button', { type: 'submit', class: 'primary' }, action)),
    hint !== undefined && element('p', { class: 'hint' }, hint),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const text = input.value;
    closePopup();
    done(text);
  });
  open(anchor, element('div', { class: 'popup', role: 'dialog', 'aria-label': label }, form));
  input.focus();
  input.select();
}

/** Opens a popup beside an element, inside the window. */
export function open(anchor: Element, popup: HTMLElement): void {
  closePopup();
  const back = document.activeElement;
  const outside = (event: Event) => {
    if (event.target instanceof Node && !popup.contains(event.target)) closePopup();
  };
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    closePopup();
  };
  // Inside the main element, where screen readers find it.
  (document.querySelector('main') ?? document.body).append(popup);
  place(anchor, popup);
  document.addEventListener('pointerdown', outside, true);
  window.addEventListener('resize', closePopup);
  popup.addEventListener('keydown', leave);
  close = () => {
    close = undefined;
    document.removeEventListener('pointerdown', outside, true);
    window.removeEventListener('resize', closePopup);
    const inside = popup.contains(document.activeElement);
    popup.remove();
    if (inside && back instanceof HTMLElement && back.isConnected) back.focus();
  };
}

function place(anchor: Element, popup: HTMLElement): void {
  const at = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = popup;
  const gap = 4;
  const left = Math.max(gap, Math.min(at.left, window.innerWidth - width - gap));
  const below = at.bottom + gap;
  const above = at.top - gap - height;
  const room = window.innerHeight - height - gap;
  const top = below <= room ? below : above >= gap ? above : Math.max(gap, room);
  popup.style.left = `${left}px`;
  popup.style.top = `${top}px`;
}
