// A file of `sparring coaching schedule` solved by CP-SAT: node cp-sat-coaching.mjs FILE SECONDS. Prints one line of JSON.
import { readFileSync } from "node:fs";
import { CpModel, CpSolver, LinearExpr } from "or-tools-wasm/cp-sat";

const [file, seconds] = process.argv.slice(2);
const problem = JSON.parse(readFileSync(file, "utf8"));
const { groups, coaches, session_slots: length, coach_gap: gap, max_load: load, min_days_between: between } = problem;
const windows = [problem.window1, problem.window2];
const slots = groups[0][0].length;
const model = new CpModel();
const cost = { terms: [], weights: [] };
const wanted = new Map(); // coach, day and slot → the sessions that would keep the coach there, the gap after them included
const takes = coaches.map(() => []);

const free = (calendar, day, slot) => !calendar[day].slice(slot, slot + length).includes("1");
const atMost = (terms, most) => terms.length > most && model.addLinearConstraint(LinearExpr.sum(terms), 0, most);

for (const group of groups) {
  const own = [];
  const byDay = windows.map(() => new Map());
  coaches.forEach((coach, c) => {
    const starts = windows.map(([first, end], w) => {
      const found = [];
      for (let day = first; day < end; day++)
        for (let slot = 0; slot + length <= slots; slot++) {
          if (!free(group, day, slot) || !free(coach, day, slot)) continue;
          const start = model.newBoolVar();
          found.push(start);
          cost.terms.push(start);
          cost.weights.push(slot < 2 ? 3 : slot > 12 ? 4 : 0);
          byDay[w].set(day, [...(byDay[w].get(day) ?? []), start]);
          for (let at = slot; at < Math.min(slot + length + gap, slots); at++) {
            const key = `${c} ${day} ${at}`;
            wanted.set(key, [...(wanted.get(key) ?? []), start]);
          }
        }
      return found;
    });
    if (starts.every((found) => found.length === 0)) return;
    const theirs = model.newBoolVar();
    own.push(theirs);
    takes[c].push(theirs);
    for (const found of starts)
      if (found.length > 0) model.addLinearConstraint(LinearExpr.sum(found).minus(theirs), -1, 0);
  });
  atMost(own, 1);
  // A session has one start, or none at a cost.
  for (const days of byDay) {
    const none = model.newBoolVar();
    cost.terms.push(none);
    cost.weights.push(1000);
    model.addExactlyOne([none, ...[...days.values()].flat()]);
  }
  // First session on day t or later: then the second not before t + between.
  for (const t of byDay[0].keys()) {
    const late = [...byDay[0]].filter(([day]) => day >= t).flatMap(([, starts]) => starts);
    const soon = [...byDay[1]].filter(([day]) => day < t + between).flatMap(([, starts]) => starts);
    if (soon.length > 0) atMost([...late, ...soon], 1);
  }
}
for (const theirs of takes) atMost(theirs, load);
for (const starts of wanted.values()) atMost(starts, 1);

model.minimize(LinearExpr.weightedSum(cost.terms, cost.weights));
const solver = new CpSolver();
const started = performance.now();
const status = await solver.solve(model, { numSearchWorkers: 2, maxTimeInSeconds: Number(seconds) });
const found = ["OPTIMAL", "FEASIBLE"].includes(solver.statusName(status));
console.log(
  JSON.stringify({
    cost: found ? Math.round(solver.objectiveValue()) : null,
    lower_bound: Math.ceil(solver.bestObjectiveBound() - 1e-6),
    status: solver.statusName(status),
    seconds: (performance.now() - started) / 1000,
  }),
);
process.exit(0);
