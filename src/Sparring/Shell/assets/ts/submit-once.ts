// A second click on a form that is under way does nothing. The server is safe without it; the person is calmer with it.
const patience = 8000;

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || event.defaultPrevented) return;
  if (form.dataset["sent"] !== undefined) {
    event.preventDefault();
    return;
  }
  if (form.method === "get" || form.target === "_blank") return;
  form.dataset["sent"] = "";
  const buttons = form.querySelectorAll("button[type=submit], button:not([type])");
  for (const button of buttons) button.setAttribute("aria-disabled", "true");
  const again = (): void => {
    delete form.dataset["sent"];
    for (const button of buttons) button.removeAttribute("aria-disabled");
  };
  setTimeout(again, patience);
  addEventListener("pageshow", again, { once: true });
});

document.addEventListener("htmx:finally:request", (event) => {
  const form = event.target instanceof HTMLElement ? event.target.closest("form") : null;
  if (form === null) return;
  delete form.dataset["sent"];
  for (const button of form.querySelectorAll("[aria-disabled]")) button.removeAttribute("aria-disabled");
});
