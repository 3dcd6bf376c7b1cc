import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';

/** An element as found by an independent HTML parser. */
export interface Found {
  readonly name: string;
  /** Each as `name=value`. */
  readonly attributes: readonly string[];
  readonly children: readonly Found[];
  /** The text before, between and after the children. */
  readonly texts: readonly string[];
}

/** Parses a piece of HTML; returns a root element that contains it. */
export function parsed(html: string): Found {
  return found('#document', parseFragment(html));
}

function found(name: string, node: DefaultTreeAdapterTypes.ParentNode, attributes: readonly string[] = []): Found {
  const children: Found[] = [];
  const texts = [''];
  for (const child of node.childNodes) {
    if ('value' in child) texts[texts.length - 1] += child.value;
    if (!('tagName' in child)) continue;
    const inside = 'content' in child ? child.content : child;
    children.push(
      found(
        child.tagName,
        inside,
        child.attrs.map((one) => `${one.name}=${one.value}`),
      ),
    );
    texts.push('');
  }
  return { name, attributes, children, texts };
}

/** The elements inside another one, at every depth, in document order. */
export function elements(inside: Found, name?: string): Found[] {
  const list: Found[] = [];
  for (const child of inside.children) {
    if (name === undefined || child.name === name) list.push(child);
    list.push(...elements(child, name));
  }
  return list;
}

export function childrenNamed(inside: Found, name: string): Found[] {
  return inside.children.filter((child) => child.name === name);
}

/** The text of an element, with line breaks as line feeds. */
export function textOf(element: Found | undefined): string {
  if (element === undefined) return '';
  if (element.name === 'br') return '\n';
  return element.texts.map((text, at) => text + textOf(element.children[at])).join('');
}
