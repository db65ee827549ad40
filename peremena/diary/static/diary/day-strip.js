// <day-strip>: on a phone the week shows one day; the strip of days and a swipe lead to the others.
// Past Saturday the swipe turns the page to the next week, before Monday to the last school day of
// the week before (#last). Without this script, as on wide screens, all days stand on the page.
const SWIPE = 48; // pixels; less is a tap or a scroll

class DayStrip extends HTMLElement {
  connectedCallback() {
    this.links = [...this.querySelectorAll(".days-strip a")];
    this.days = [...this.querySelectorAll(".spread-day")];
    this.addEventListener("click", this);
    this.addEventListener("touchstart", this, { passive: true });
    this.addEventListener("touchend", this, { passive: true });
    this.show(this.asked());
  }

  handleEvent(event) {
    if (event.type === "click") this.choose(event);
    else if (event.type === "touchstart") this.start = event.touches.length === 1 ? event.touches[0] : null;
    else if (this.start) this.swipe(event.changedTouches[0]);
  }

  choose(event) {
    const link = event.target.closest(".days-strip a");
    if (!link) return;
    event.preventDefault();
    this.show(this.days[this.links.indexOf(link)]);
    history.replaceState(null, "", link.hash);
  }

  swipe(end) {
    const [x, y] = [end.clientX - this.start.clientX, end.clientY - this.start.clientY];
    if (Math.abs(x) < SWIPE || Math.abs(x) < 2 * Math.abs(y)) return;
    if (matchMedia("(min-width: 48rem)").matches) return;
    const next = this.days.findIndex((day) => "current" in day.dataset) + (x < 0 ? 1 : -1);
    if (this.days[next]) this.links[next].click();
    else if (x < 0) location.assign(document.querySelector("a[rel=next]").href);
    else location.assign(`${document.querySelector("a[rel=prev]").href}#last`);
  }

  asked() {
    if (location.hash === "#last") return this.days.findLast((day) => day.querySelector("li"));
    return this.days.find((day) => `#${day.id}` === location.hash);
  }

  show(day) {
    if (!day) return;
    this.days.forEach((other, n) => {
      const chosen = other === day;
      other.toggleAttribute("data-current", chosen);
      if (chosen) this.links[n].setAttribute("aria-current", "true");
      else this.links[n].removeAttribute("aria-current");
    });
  }
}

customElements.define("day-strip", DayStrip);
