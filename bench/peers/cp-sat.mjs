// A problem file of `sparring groups compose` solved by CP-SAT: node cp-sat.mjs FILE SECONDS. Prints one line of JSON.
import { readFileSync } from "node:fs";
import { CpModel, CpSolver, LinearExpr } from "or-tools-wasm/cp-sat";

const [file, seconds] = process.argv.slice(2);
const problem = JSON.parse(readFileSync(file, "utf8"));
const groups = problem.sizes.map((_, group) => group);
const model = new CpModel();
const sits = Array.from({ length: problem.n }, () => groups.map(() => model.newBoolVar()));
const cost = { terms: [], weights: [] };

for (const person of sits) model.addExactlyOne(person);
for (const group of groups)
  model.addLinearConstraint(LinearExpr.sum(sits.map((person) => person[group])), problem.sizes[group], problem.sizes[group]);
for (const [a, b] of problem.hard_apart) for (const group of groups) model.addAtMostOne([sits[a][group], sits[b][group]]);
for (const [a, b] of problem.hard_together)
  for (const group of groups) model.addLinearConstraint(sits[a][group].minus(sits[b][group]), 0, 0);

// People of one value in a group cost weight × pairs: convex, so each further person is a step dearer than the one before.
function spread(people, weight) {
  for (const group of groups) {
    const most = Math.min(people.length, problem.sizes[group]);
    if (weight === 0 || most < 2) continue;
    const steps = Array.from({ length: most - 1 }, () => model.newBoolVar());
    const here = LinearExpr.sum(people.map((person) => sits[person][group]));
    model.addLinearConstraint(here.minus(LinearExpr.sum(steps)), -most, 1);
    steps.forEach((step, index) => {
      cost.terms.push(step);
      cost.weights.push(weight * (index + 1));
    });
  }
}

for (const [name, values] of Object.entries(problem.attributes))
  for (const value of new Set(values))
    spread(
      [...values.keys()].filter((person) => values[person] === value),
      problem.weights[name],
    );
for (const committee of new Set(problem.committees.flat()))
  spread(
    [...problem.committees.keys()].filter((person) => problem.committees[person].includes(committee)),
    problem.weights.committee,
  );

const met = new Map();
for (const group of problem.history.flat())
  for (const a of group) for (const b of group) if (a < b) met.set(`${a} ${b}`, (met.get(`${a} ${b}`) ?? 0) + 1);
for (const [pair, times] of met) {
  const [a, b] = pair.split(" ").map(Number);
  const again = model.newBoolVar();
  for (const group of groups) model.addLinearConstraint(sits[a][group].plus(sits[b][group]).minus(again), -1, 1);
  cost.terms.push(again);
  cost.weights.push(problem.weights.history * times);
}

model.minimize(LinearExpr.weightedSum(cost.terms, cost.weights));
const solver = new CpSolver();
const started = performance.now();
const status = await solver.solve(model, { numSearchWorkers: 2, maxTimeInSeconds: Number(seconds) });
const found = ["OPTIMAL", "FEASIBLE"].includes(solver.statusName(status));
console.log(
  JSON.stringify({
    status: solver.statusName(status),
    cost: found ? Math.round(solver.objectiveValue()) : null,
    lower_bound: Math.ceil(solver.bestObjectiveBound() - 1e-6),
    seconds: (performance.now() - started) / 1000,
  }),
);
process.exit(0);
