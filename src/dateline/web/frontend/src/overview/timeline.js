// The timeline: a bar for each day, week, month or year, and a brush that chooses from when until when.
import { axisBottom } from "d3-axis";
import { brushX } from "d3-brush";
import { scaleLinear, scaleUtc } from "d3-scale";
import { select } from "d3-selection";
import { changed, go } from "../shared/going.js";
import { say } from "../shared/loading.js";
import { measure, offerMeasure, onMeasure } from "./measure.js";

const HEIGHT = 100;
const MARGIN = { top: 8, right: 6, bottom: 20, left: 38 };
const DAY = 86_400_000;
const FEWEST = 40; // bars that have room on the axis
const NARROWEST = 100; // pixels in which bars can be told apart
const figures = new Intl.NumberFormat("en");

const iso = (moment) => new Date(moment).toISOString().slice(0, 10);
const at = (day) => Date.parse(`${day}T00:00:00Z`);

/** The bars that the server counted; `start` and `end` are moments, `end` the first after the bar. */
function bars(plot) {
  return JSON.parse(plot.dataset.bins).map(([start, end, incidents, low, best, high]) => ({
    start: at(start), end: at(end) + DAY, incidents, low, best, high,
  }));
}

/** How high a bar is, and from where to where its figure is uncertain. */
function height(bar) {
  if (measure() === "incidents") return { best: bar.incidents, low: null, high: null };
  return { best: bar.best, low: bar.low, high: bar.high };
}

function words(bar) {
  const last = iso(bar.end - DAY);
  const when = iso(bar.start) === last ? last : `${iso(bar.start)} to ${last}`;
  const range = bar.low === bar.high ? "" : ` (${figures.format(bar.low)} to ${figures.format(bar.high)})`;
  return `${when}: ${figures.format(bar.incidents)} incidents, ${figures.format(bar.best)}${range} killed`;
}

/** The chosen stretch as two moments, null where the query has none. */
function chosen(plot, data) {
  const { from, to } = plot.dataset;
  if (!from && !to) return null;
  const start = from ? at(from) : data[0].start;
  const end = to ? at(to) + DAY : data.at(-1).end;
  return start < end ? [start, end] : null;
}

function ask(stretch) {
  go(changed(stretch ? { from: iso(stretch[0]), to: iso(stretch[1] - DAY) } : { from: null, to: null }));
}

/** The nearest edges of bars around two moments. */
function snapped(data, [start, end]) {
  const first = data.find((bar) => bar.end > start) ?? data.at(-1);
  const last = data.findLast((bar) => bar.start < end) ?? data[0];
  return [first.start, Math.max(last.end, first.end)];
}

/** From when until when the axis goes: few bars get room around them, so that one day does not fill it. */
function roomy(data) {
  const [start, end] = [data[0].start, data.at(-1).end];
  const room = Math.max(0, (FEWEST - data.length) / 2) * ((end - start) / data.length);
  return [start - room, end + room];
}

class Timeline {
  constructor(plot, data) {
    this.plot = plot;
    this.data = data;
    this.width = plot.clientWidth - 24;
    this.x = scaleUtc(roomy(data), [MARGIN.left, this.width - MARGIN.right]);
    this.stretch = chosen(plot, data);
    const most = Math.max(1, ...data.map((bar) => height(bar).high ?? height(bar).best));
    this.y = scaleLinear([0, most], [HEIGHT - MARGIN.bottom, MARGIN.top]).nice(3);
  }

  draw() {
    this.plot.replaceChildren();
    this.svg = select(this.plot).append("svg").attr("width", this.width).attr("height", HEIGHT).attr("aria-hidden", "true");
    this.levels();
    this.columns();
    this.svg.append("g").attr("class", "axis").attr("transform", `translate(0,${HEIGHT - MARGIN.bottom})`)
      .call(axisBottom(this.x).ticks(Math.max(2, Math.floor(this.width / 90))).tickSizeOuter(0).tickSize(4));
    this.brush();
    this.tip = select(this.plot).append("div").attr("class", "tip").property("hidden", true);
  }

  levels() {
    const level = this.svg.append("g").attr("class", "level").selectAll("g").data(this.y.ticks(3).filter(Number.isInteger)).join("g")
      .attr("transform", (value) => `translate(0,${this.y(value)})`);
    level.append("line").attr("x1", MARGIN.left).attr("x2", this.width - MARGIN.right);
    level.append("text").attr("x", MARGIN.left - 6).attr("dy", "0.32em").attr("text-anchor", "end").text((value) => figures.format(value));
  }

  columns() {
    const gap = (bar) => (this.x(bar.end) - this.x(bar.start) > 4 ? 1 : 0);
    const inside = (bar) => !this.stretch || (bar.end > this.stretch[0] && bar.start < this.stretch[1]);
    const drawn = this.data.filter((bar) => height(bar).best > 0 || height(bar).high > 0);
    const column = this.svg.append("g").selectAll("g").data(drawn).join("g");
    column.append("rect").attr("class", (bar) => (inside(bar) ? "held" : "outside"))
      .attr("x", (bar) => this.x(bar.start)).attr("width", (bar) => Math.max(1, this.x(bar.end) - this.x(bar.start) - gap(bar)))
      .attr("y", (bar) => this.y(height(bar).best)).attr("height", (bar) => this.y(0) - this.y(height(bar).best));
    const middle = (bar) => this.x((bar.start + bar.end) / 2);
    column.filter((bar) => height(bar).high > height(bar).low).append("line").attr("class", "whisker")
      .attr("x1", middle).attr("x2", middle)
      .attr("y1", (bar) => this.y(height(bar).low)).attr("y2", (bar) => this.y(height(bar).high));
  }

  brush() {
    const extent = [[MARGIN.left, 0], [this.width - MARGIN.right, HEIGHT - MARGIN.bottom]];
    this.brushed = brushX().extent(extent).on("end", (event) => this.ended(event));
    this.layer = this.svg.append("g").attr("class", "brush").call(this.brushed);
    if (this.stretch) this.layer.call(this.brushed.move, this.stretch.map(this.x));
    this.layer.on("pointermove", (event) => this.point(event)).on("pointerleave", () => this.tip.property("hidden", true));
  }

  ended({ selection, sourceEvent }) {
    if (!sourceEvent) return; // drawn by us
    ask(selection && snapped(this.data, selection.map((place) => this.x.invert(place).getTime())));
  }

  point(event) {
    const left = event.clientX - this.svg.node().getBoundingClientRect().left;
    const moment = this.x.invert(left).getTime();
    const bar = this.data.find((one) => one.start <= moment && moment < one.end);
    this.tip.property("hidden", !bar);
    if (!bar) return;
    this.tip.text(words(bar));
    const room = this.plot.clientWidth - this.tip.node().offsetWidth - 8;
    this.tip.style("left", `${Math.max(8, Math.min(left + 14, room))}px`);
  }

  /** Moves the chosen stretch by bars, or its end alone; it counts once Enter is pressed. */
  step(count, endAlone) {
    const whole = this.data.length;
    const [start, end] = this.stretch ?? [this.data[0].start, this.data[0].end];
    let first = this.data.findIndex((bar) => bar.end > start);
    let last = this.data.findLastIndex((bar) => bar.start < end);
    const clamp = (index, low) => Math.min(Math.max(index, low), whole - 1);
    if (this.stretch && !endAlone) first = clamp(first + count, 0);
    if (this.stretch) last = clamp(last + count, first);
    this.stretch = [this.data[first].start, this.data[last].end];
    this.layer.call(this.brushed.move, this.stretch.map(this.x));
    say(`${iso(this.stretch[0])} to ${iso(this.stretch[1] - DAY)}; Enter applies`);
  }
}

let timeline;
let drawn = 0; // pixels of the width that it was last drawn for

/** Draws the bars of the query that the page shows. */
export function drawTimeline() {
  const plot = document.querySelector("#timeline");
  const data = bars(plot);
  drawn = plot.clientWidth;
  timeline = data.length && drawn > NARROWEST ? new Timeline(plot, data) : undefined;
  plot.tabIndex = data.length ? 0 : -1;
  plot.setAttribute("role", "group");
  plot.setAttribute("aria-label", "Timeline. Arrow keys choose a stretch of time, with Shift its end, Enter applies, Delete clears");
  if (timeline) timeline.draw();
  else if (!data.length) plot.replaceChildren();
}

function pressed(event) {
  if (event.target.id !== "timeline" || !timeline) return;
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (step) timeline.step(step, event.shiftKey);
  else if (event.key === "Enter" && timeline.stretch) ask(timeline.stretch);
  else if (event.key === "Delete" || event.key === "Backspace") ask(null);
  else return;
  event.preventDefault();
}

export function listenToTimeline() {
  offerMeasure();
  onMeasure(drawTimeline);
  document.addEventListener("keydown", pressed);
  new ResizeObserver(([{ target }]) => target.clientWidth !== drawn && drawTimeline()).observe(document.querySelector("#timeline"));
}
