type Child = Node | string | undefined

/** Attributes; a boolean one is set or left out. */
type Attributes = Readonly<Record<string, string | number | boolean | undefined>>

/** An element. Texts become text nodes, so that nothing in them is ever read as markup. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : String(value))
  for (const child of children) if (child !== undefined) element.append(child)
  return element
}

/** @throws when the page has no such element: then it was not made by this version */
export function byId<T extends HTMLElement>(id: string, type: new () => T): T {
  const element = document.getElementById(id)
  if (element instanceof type) return element
  throw new Error(`the page has no ${id}`)
}
