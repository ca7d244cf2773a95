// The rows of the network table that graphology or ngraph have: node networks.mjs FILE graphology|ngraph
// npm ci --prefix bench/peers
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const [, , file, peer] = process.argv;
const given = JSON.parse(readFileSync(file, "utf8"));
const [rows, said] = [{}, {}];

/** CPU seconds of this process so far. */
function spent() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** CPU seconds of one run: three turns of warming up, then the best of three rounds, as ours. */
function cpu(name, work) {
  let result;
  let best = Infinity;
  for (let round = 0; round < 6; round++) {
    const begun = spent();
    let runs = 0;
    do {
      result = work();
      runs++;
    } while (spent() - begun < 0.15);
    best = round < 3 ? best : Math.min(best, (spent() - begun) / runs);
  }

  rows[name] = best;
  return result;
}

/** All shortest paths of few people only: of thousands igraph alone walks them. */
function between(most, work) {
  if (given.n <= most) {
    const found = cpu("betweenness", work);
    said["betweenness"] = Array.from({ length: given.n }, (_, at) => found[at + 1]);
  }
}

if (peer === "graphology") {
  const { UndirectedGraph } = require("graphology");
  const { connectedComponents } = require("graphology-components");
  const { coreNumber } = require("graphology-cores");
  const louvain = require("graphology-communities-louvain");
  const betweenness = require("graphology-metrics/centrality/betweenness");
  const graph = new UndirectedGraph();
  for (let person = 1; person <= given.n; person++) {
    graph.addNode(person);
  }

  given.ties.filter(([from, to]) => from !== to).forEach(([from, to]) => graph.mergeEdge(from, to));
  cpu("components", () => connectedComponents(graph).length);
  said["k-cores"] = Math.max(...Object.values(cpu("k-cores", () => coreNumber(graph))));
  said["communities"] = cpu("communities", () => louvain.detailed(graph)).modularity;
  between(1000, () => betweenness(graph, { normalized: false, getEdgeWeight: null }));
} else {
  const createGraph = require("ngraph.graph");
  const { betweenness } = require("ngraph.centrality");
  const louvain = require("ngraph.louvain");
  const graph = createGraph();
  for (let person = 1; person <= given.n; person++) {
    graph.addNode(person);
  }

  for (const [from, to] of given.ties) {
    if (from !== to && !graph.hasLink(to, from) && !graph.hasLink(from, to)) {
      graph.addLink(from, to);
    }
  }

  cpu("communities", () => louvain(graph));
  between(100, () => betweenness(graph));
}

said["MB"] = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ rows, said }));
