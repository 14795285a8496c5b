/** "Đồng tình" without leaving the page; where that fails, the form is sent as it is. */
export function supportInPlace() {
  document.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (form.className !== "support") return;
    event.preventDefault();
    const button = form.querySelector("button")!;
    const told = form.querySelector<HTMLElement>("[role=status]") ?? form.appendChild(document.createElement("span"));
    told.setAttribute("role", "status");
    button.disabled = true;
    fetch(form.action, { method: "POST", body: new URLSearchParams(), headers: { Accept: "application/json" } })
      .then((response) => response.json())
      .then(({ words, count }: { words: string; count: string | null }) => {
        told.textContent = words;
        const counted = form.querySelector(".support-count");
        if (count && counted) counted.textContent = count;
      })
      .catch(() => form.submit());
  });
}
