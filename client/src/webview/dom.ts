/** Makes elements. Texts only ever become text nodes and attribute values, never markup, and styles come from classes. */

type Child = Node | string | undefined | false;

interface Attributes {
  readonly class?: string;
  readonly [name: `aria-${string}` | `data-${string}`]: string | number | boolean | undefined;
  readonly id?: string;
  readonly role?: string;
  readonly type?: string;
  readonly title?: string;
  readonly tabindex?: number;
  readonly placeholder?: string;
  readonly value?: string;
  readonly for?: string;
  readonly hidden?: boolean;
  readonly disabled?: boolean;
  readonly lang?: string;
}

export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || (value === false && !key.startsWith('aria-'))) continue;
    made.setAttribute(key, value === true && !key.startsWith('aria-') ? '' : String(value));
  }
  append(made, children);
  return made;
}

export function append(to: Element, children: readonly Child[]): void {
  for (const child of children) if (child !== undefined && child !== false) to.append(child);
}

/** Puts other children in the place of those that an element has. */
export function fill(to: Element, ...children: readonly Child[]): void {
  to.replaceChildren();
  append(to, children);
}
