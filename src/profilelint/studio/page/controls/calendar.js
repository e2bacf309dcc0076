// A month to choose a day from (ARIA Authoring Practices: date picker dialog). Days are "2026-01-31".
import { html, useEffect, useRef, useState } from "../vendor/preact.js";
import { texts } from "../texts.js";

const DAY = 86400000;
// All in UTC: a day has no zone, and a computer's own would shift it.
const parse = (text) => {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  const date = parts && new Date(Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])));
  return date && iso(date) === text ? date : null;
};
const iso = (date) => date.toISOString().slice(0, 10);
const moved = (date, months) => {
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, Math.min(date.getUTCDate(), last)));
};
const said = (date, options) => date.toLocaleDateString(texts.locale, { ...options, timeZone: "UTC" });

/** Returns the weeks that hold a month, from Monday to Sunday. */
function weeksOf(date) {
  const first = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1));
  const start = first.getTime() - ((first.getUTCDay() + 6) % 7) * DAY;
  const weeks = [];
  for (let week = 0; week < 6; week += 1) {
    const days = Array.from({ length: 7 }, (_, day) => new Date(start + (week * 7 + day) * DAY));
    if (week && days[0].getUTCMonth() !== date.getUTCMonth()) break;
    weeks.push(days);
  }
  return weeks;
}

const STEPS = {
  ArrowLeft: (date) => new Date(date.getTime() - DAY),
  ArrowRight: (date) => new Date(date.getTime() + DAY),
  ArrowUp: (date) => new Date(date.getTime() - 7 * DAY),
  ArrowDown: (date) => new Date(date.getTime() + 7 * DAY),
  Home: (date) => new Date(date.getTime() - ((date.getUTCDay() + 6) % 7) * DAY),
  End: (date) => new Date(date.getTime() + (6 - ((date.getUTCDay() + 6) % 7)) * DAY),
  PageUp: (date, year) => moved(date, year ? -12 : -1),
  PageDown: (date, year) => moved(date, year ? 12 : 1),
};

/** Shows the month of `value`, or of `today`; calls `onChoose` with a day or `onClose` without. */
export function Calendar({ value, today, label, onChoose, onClose }) {
  const chosen = parse(value);
  const [day, setDay] = useState(() => chosen ?? parse(today) ?? new Date());
  const box = useRef();
  const wantsFocus = useRef(true);
  useEffect(() => {
    if (wantsFocus.current) box.current.querySelector('[tabindex="0"][data-day]')?.focus();
    wantsFocus.current = false;
  }, [day]);
  const onKeyDown = (event) => {
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      onClose();
    } else if (event.target.dataset.day && STEPS[event.key]) {
      event.preventDefault();
      wantsFocus.current = true;
      setDay(STEPS[event.key](day, event.shiftKey));
    }
  };
  const left = (event) => {
    if (!box.current.contains(event.relatedTarget)) onClose({ stay: true });
  };
  const month = said(day, { month: "long", year: "numeric" });
  const weeks = weeksOf(day);
  const turn = (by) => setDay(moved(day, by));
  return html`
    <div class="calendar popup" role="dialog" aria-label=${texts.form.chooseDay(label)} ref=${box} onKeyDown=${onKeyDown} onFocusOut=${left}>
      <div class="calendar-head">
        <button type="button" class="quiet small" onClick=${() => turn(-12)} aria-label=${texts.form.yearBefore}>«</button>
        <button type="button" class="quiet small" onClick=${() => turn(-1)} aria-label=${texts.form.monthBefore}>‹</button>
        <strong aria-live="polite">${month}</strong>
        <button type="button" class="quiet small" onClick=${() => turn(1)} aria-label=${texts.form.monthAfter}>›</button>
        <button type="button" class="quiet small" onClick=${() => turn(12)} aria-label=${texts.form.yearAfter}>»</button>
      </div>
      <table role="grid" aria-label=${month}>
        <thead><tr>${weeks[0].map((each) => html`
          <th scope="col" abbr=${said(each, { weekday: "long" })}>${said(each, { weekday: "short" })}</th>`)}</tr></thead>
        <tbody>${weeks.map((week) => html`<tr>${week.map((each) => {
          const text = iso(each);
          const classes = [
            each.getUTCMonth() !== day.getUTCMonth() && "other", text === today && "today", text === value && "chosen",
          ].filter(Boolean).join(" ");
          return html`<td aria-selected=${text === value ? "true" : undefined}>
            <button type="button" class=${classes} data-day=${text} tabindex=${text === iso(day) ? "0" : "-1"}
              aria-label=${said(each, { dateStyle: "full" })} aria-current=${text === today ? "date" : undefined}
              onClick=${() => onChoose(text)}>${each.getUTCDate()}</button>
          </td>`;
        })}</tr>`)}</tbody>
      </table>
      <p class="popup-note">${texts.form.calendarKeys}</p>
    </div>
  `;
}
