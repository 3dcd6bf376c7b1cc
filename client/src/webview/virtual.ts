/**
 * A virtual list: only the visible items and a few neighbours are in the document. Heights may be estimates. Items are
 * measured when rendered, and the visible part does not jump.
 */
export interface VirtualOptions {
  /** The scrolling element. */
  readonly scroller: HTMLElement;
  /** The element that contains the items and is as high as all of them. */
  readonly canvas: HTMLElement;
  /** Height of the sticky heading, in pixels. */
  readonly header: () => number;
  /** Height of an item, or an estimate, in pixels. */
  readonly heightOf: (index: number) => number;
  readonly measured: boolean;
  /** The identity of an item. The same object keeps its element. */
  readonly itemAt: (index: number) => object | undefined;
  readonly make: (index: number) => HTMLElement;
  /** The focused item, which always stays in the document. */
  readonly pinned: () => number;
}

export interface Virtual {
  /** Sets the number of items; any of them may have changed. */
  reset(count: number): void;
  /** Renders the visible items. */
  render(): void;
  /** Drops all elements, so that items are rendered again. */
  forget(): void;
  /** Scrolls an item into view, as little as possible. */
  show(index: number): void;
  /** The rendered elements by item index. */
  shown(): Iterable<readonly [number, HTMLElement]>;
  /** How many items fit into the view. */
  readonly page: number;
}

const MARGIN = 6;

interface Shown {
  readonly item: object;
  readonly element: HTMLElement;
}

export function virtual(options: VirtualOptions): Virtual {
  const { scroller, canvas } = options;
  let count = 0;
  let tops = new Float64Array(1);
  let heights = new WeakMap<object, number>();
  let shown = new Map<number, Shown>();

  const heightOf = (index: number) => {
    const item = options.itemAt(index);
    return (item === undefined ? undefined : heights.get(item)) ?? options.heightOf(index);
  };
  const layOut = () => {
    tops = new Float64Array(count + 1);
    for (let index = 0; index < count; index++) tops[index + 1] = (tops[index] ?? 0) + heightOf(index);
    canvas.style.height = `${tops[count] ?? 0}px`;
  };
  const indexAt = (top: number) => {
    let low = 0;
    let high = count;
    while (low + 1 < high) {
      const middle = (low + high) >>> 1;
      if ((tops[middle] ?? 0) <= top) low = middle;
      else high = middle;
    }
    return low;
  };
  const range = () => {
    const from = indexAt(scroller.scrollTop);
    const to = indexAt(scroller.scrollTop + scroller.clientHeight);
    return { from: Math.max(0, from - MARGIN), to: Math.min(count, to + MARGIN + 1) };
  };

  const render = () => {
    const { from, to } = range();
    const wanted: number[] = [];
    const pinned = options.pinned();
    if (pinned >= 0 && pinned < from) wanted.push(pinned);
    for (let index = from; index < to; index++) wanted.push(index);
    if (pinned >= to && pinned < count) wanted.push(pinned);
    // Elements belong to items, so a row that moved keeps its element and its focus.
    const known = new Map([...shown.values()].map((one) => [one.item, one.element]));
    const next = new Map<number, Shown>();
    const kept = new Set(wanted.map((index) => options.itemAt(index)));
    // Remove first. The remaining elements are then in order, and an element that is not moved keeps the focus.
    for (const { item, element } of shown.values()) if (!kept.has(item)) element.remove();
    let place: Element | null = canvas.firstElementChild;
    for (const index of wanted) {
      const item = options.itemAt(index);
      if (item === undefined) continue;
      const element = known.get(item) ?? options.make(index);
      next.set(index, { item, element });
      const top = `translateY(${tops[index] ?? 0}px)`;
      if (element.style.transform !== top) element.style.transform = top;
      if (!options.measured) element.style.height = `${heightOf(index)}px`;
      if (place === element) place = element.nextElementSibling;
      else canvas.insertBefore(element, place);
    }
    shown = next;
    if (options.measured) measure();
  };

  const measure = () => {
    const first = indexAt(scroller.scrollTop);
    let moved = 0;
    let changed = false;
    for (const [index, { item, element }] of shown) {
      const height = element.offsetHeight;
      const before = heightOf(index);
      if (height === 0 || Math.abs(height - before) < 1) continue;
      heights.set(item, height);
      changed = true;
      if (index < first) moved += height - before;
    }
    if (!changed) return;
    layOut();
    if (moved !== 0) scroller.scrollTop += moved;
    for (const [index, { element }] of shown) element.style.transform = `translateY(${tops[index] ?? 0}px)`;
  };

  return {
    reset(next) {
      count = next;
      layOut();
      render();
    },
    render,
    forget() {
      for (const { element } of shown.values()) element.remove();
      shown = new Map();
      heights = new WeakMap();
    },
    show(index) {
      const top = tops[index] ?? 0;
      const bottom = tops[index + 1] ?? top;
      const room = scroller.clientHeight - options.header();
      if (top < scroller.scrollTop) scroller.scrollTop = top;
      else if (bottom > scroller.scrollTop + room) scroller.scrollTop = bottom - room;
      render();
    },
    *shown() {
      for (const [index, { element }] of shown) yield [index, element] as const;
    },
    get page() {
      const height = count === 0 ? 1 : (tops[count] ?? 1) / count;
      return Math.max(1, Math.floor((scroller.clientHeight - options.header()) / Math.max(1, height)) - 1);
    },
  };
}
