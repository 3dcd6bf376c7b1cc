/** Makes elements. Texts become text nodes or attribute values, never markup. */

type Child = Node | string | undefined | false;

interface Attributes {
  readonly class?: string | undefined;
  readonly [name: `aria-${string}` | `data-${string}`]: string | number | boolean | undefined;
  readonly id?: string | undefined;
  readonly role?: string | undefined;
  readonly type?: string | undefined;
  readonly title?: string | undefined;
  readonly tabindex?: number | undefined;
  readonly placeholder?: string | undefined;
  readonly value?: string | undefined;
  readonly for?: string | undefined;
  readonly hidden?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  readonly lang?: string | undefined;
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

/** Replaces the children of an element. */
export function fill(to: Element, ...children: readonly Child[]): void {
  to.replaceChildren();
  append(to, children);
}
