/** An element with its attributes and what stands in it. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Record<string, string> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

export function makeButton(label: string, press: (button: HTMLButtonElement) => unknown, attributes: Record<string, string> = {}) {
  const button = make("button", { type: "button", ...attributes }, label);
  button.addEventListener("click", () => void press(button));
  return button;
}
