"""Every row of the network table by igraph: CPU seconds of this process, results to compare with, and the memory it reached.

Debian: apt-get install python3-igraph
"""
import json, resource, sys, time

import igraph


def cpu(work, least=0.15):
    """CPU seconds of one run: repeated until the clock has something to say, the best of three rounds, as ours."""
    best = 1e9
    for _ in range(3):
        runs, begun, spent = 0, time.process_time(), 0
        while spent <= least:
            result = work()
            runs += 1
            spent = time.process_time() - begun
        best = min(best, spent / runs)
    return best, result


def report(g, u, kinds, paths=True):
    g.reciprocity(), g.dyad_census(), g.density()
    g.connected_components(mode="weak").sizes(), g.connected_components(mode="strong").sizes()
    u.articulation_points(), u.bridges(), g.indegree(), g.outdegree()
    u.eigenvector_centrality(), g.pagerank()
    u.constraint(), u.transitivity_undirected(), u.transitivity_avglocal_undirected(mode="zero"), u.coreness()
    if paths:
        g.betweenness(), u.betweenness(), u.harmonic_centrality(), u.diameter(), u.average_path_length()
    u.community_leiden(objective_function="modularity").modularity
    for kind in kinds:
        g.assortativity_nominal(kind, directed=True), u.assortativity_nominal(kind)


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        given = json.load(file)
    n, kinds = given["n"], list(given["attributes"].values())
    kinds = [[sorted(set(kind)).index(one) for one in kind] for kind in kinds]
    g = igraph.Graph(n=n, edges=[(a - 1, b - 1) for a, b, *_ in given["ties"]], directed=True)
    u = g.as_undirected(mode="collapse")
    if sys.argv[2:] == ["memory"]:
        report(g, u, kinds, paths=False)
        print(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
        return
    rows, said = {}, {}
    if n <= 64:
        rows["full report"], _ = cpu(lambda: report(g, u, kinds))
    rows["components"], _ = cpu(lambda: u.connected_components().sizes())
    rows["articulation points"], found = cpu(u.articulation_points)
    said["articulation points"] = len(found)
    rows["bridges"], found = cpu(u.bridges)
    said["bridges"] = len(found)
    rows["k-cores"], found = cpu(u.coreness)
    said["k-cores"] = max(found)
    rows["communities"], found = cpu(lambda: u.community_leiden(objective_function="modularity"))
    said["communities"] = max([found.modularity] + [u.community_leiden(objective_function="modularity").modularity for _ in range(4)])
    rows["Louvain"], found = cpu(u.community_multilevel)
    said["Louvain"] = found.modularity

    def blocks():
        b = u.copy()
        b.contract_vertices(kinds[0])
        b.es["weight"] = 1
        b.simplify(combine_edges="sum", loops=True)
        return b.layout_fruchterman_reingold(weights="weight", niter=300, grid="nogrid")

    rows["layout of blocks"], _ = cpu(blocks)
    said["MB before betweenness"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    for _ in range(5 if n <= 1000 else 1):
        begun, spent = time.perf_counter(), time.process_time()
        found = u.betweenness()
        rows["betweenness"] = min(rows.get("betweenness", 1e9), time.process_time() - spent)
        said["betweenness wall"] = min(said.get("betweenness wall", 1e9), time.perf_counter() - begun)
    said["betweenness"] = found if n <= 1000 else found[:100]
    said["MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    said["versions"] = f"python-igraph {igraph.__version__}"
    print(json.dumps({"rows": rows, "said": said}))


main()
