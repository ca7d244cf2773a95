// The picture of departments in WebGL: the figures of the SVG beside it and no others, to be moved and zoomed by finger, mouse and
// keys. Without WebGL, or when it is lost, the SVG stays.
type Point = [x: number, y: number, radius: number, name: string];
type Line = [x1: number, y1: number, x2: number, y2: number, percent: number];

const [west, north, wide, high] = [-140, -100, 1280, 1200];
const mostZoom = 8;

const vertexShader = `
attribute vec2 at; attribute vec2 from; attribute vec4 colour;
uniform vec4 view; varying vec2 inside; varying vec4 shade;
void main() { inside = from; shade = colour; gl_Position = vec4(at * view.xy + view.zw, 0.0, 1.0); }`;

const fragmentShader = `
precision mediump float; varying vec2 inside; varying vec4 shade;
void main() {
  float away = dot(inside, inside);
  if (away > 1.0) discard;
  gl_FragColor = vec4(shade.rgb * shade.a, shade.a);
}`;

/** "rgb(31, 95, 168)" or "rgba(…, 0.4)" as four numbers to one. */
const colourOf = (element: Element, property: "fill" | "stroke"): number[] => {
  const style = getComputedStyle(element);
  const [red = 0, green = 0, blue = 0, alpha = 1] = (style[property].match(/[\d.]+/gu) ?? []).map(Number);
  return [red / 255, green / 255, blue / 255, alpha];
};

const programOf = (gl: WebGLRenderingContext): WebGLProgram | null => {
  const program = gl.createProgram();
  for (const [kind, source] of [
    [gl.VERTEX_SHADER, vertexShader],
    [gl.FRAGMENT_SHADER, fragmentShader],
  ] as const) {
    const shader = gl.createShader(kind);
    if (shader === null) return null;
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  return gl.getProgramParameter(program, gl.LINK_STATUS) === true ? program : null;
};

/** Two triangles between four corners; each vertex: where, where inside its disc, colour. */
const quad = (corners: number[][], inside: number[][], colour: number[]): number[] =>
  [0, 1, 2, 2, 1, 3].flatMap((corner) => [...(corners[corner] ?? []), ...(inside[corner] ?? []), ...colour]);

const disc = ([x, y, radius]: Point, colour: number[]): number[] => {
  const signs = [
    [-1, -1],
    [1, -1],
    [-1, 1],
    [1, 1],
  ];
  return quad(
    signs.map(([across = 0, down = 0]) => [x + across * radius, y + down * radius]),
    signs,
    colour,
  );
};

const stroke = ([x1, y1, x2, y2, percent]: Line, [red = 0, green = 0, blue = 0]: number[]): number[] => {
  const length = Math.max(1, Math.hypot(x2 - x1, y2 - y1));
  const half = 0.5 + percent / 12;
  const [across, down] = [(-(y2 - y1) / length) * half, ((x2 - x1) / length) * half];
  const corners = [
    [x1 + across, y1 + down],
    [x1 - across, y1 - down],
    [x2 + across, y2 + down],
    [x2 - across, y2 - down],
  ];
  return quad(
    corners,
    [
      [0, 0],
      [0, 0],
      [0, 0],
      [0, 0],
    ],
    [red, green, blue, 0.08 + (percent / 100) * 0.8],
  );
};

const startDepartments = (figure: HTMLElement): void => {
  const view = figure.querySelector<HTMLElement>("[data-view]");
  const svg = view?.querySelector("svg");
  const [circle, line] = [svg?.querySelector("circle"), svg?.querySelector("line")];
  const canvas = document.createElement("canvas");
  const gl = canvas.getContext("webgl", { antialias: true, preserveDrawingBuffer: true });
  const program = gl === null ? null : programOf(gl);
  if (!view || !svg || !circle || !line || gl === null || program === null) return;

  const points = JSON.parse(figure.dataset["departments"] ?? "[]") as Point[];
  const lines = JSON.parse(figure.dataset["lines"] ?? "[]") as Line[];
  const vertices = new Float32Array([
    ...lines.flatMap((one) => stroke(one, colourOf(line, "stroke"))),
    ...points.flatMap((point) => disc(point, colourOf(circle, "fill"))),
  ]);
  gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
  gl.bufferData(gl.ARRAY_BUFFER, vertices, gl.STATIC_DRAW);
  gl.useProgram(program);
  for (const [name, size, offset] of [
    ["at", 2, 0],
    ["from", 2, 8],
    ["colour", 4, 16],
  ] as const) {
    const place = gl.getAttribLocation(program, name);
    gl.enableVertexAttribArray(place);
    gl.vertexAttribPointer(place, size, gl.FLOAT, false, 32, offset);
  }
  gl.enable(gl.BLEND);
  gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
  const uniform = gl.getUniformLocation(program, "view");

  const names = points.map(([, , , name]) => {
    const label = document.createElement("span");
    label.textContent = name;
    return label;
  });
  const labels = document.createElement("div");
  labels.className = "department-names";
  labels.setAttribute("aria-hidden", "true");
  labels.append(...names);
  canvas.setAttribute("aria-hidden", "true");
  view.append(canvas, labels);
  view.classList.add("department-drawn");
  view.tabIndex = 0;
  view.setAttribute("role", "group");
  view.setAttribute("aria-label", view.dataset["label"] ?? "");

  const middle = { x: west + wide / 2, y: north + high / 2 };
  const eye = { ...middle, zoom: 1 };
  const draw = (): void => {
    const [width, height] = [view.clientWidth, view.clientHeight];
    const dots = window.devicePixelRatio || 1;
    [canvas.width, canvas.height] = [Math.round(width * dots), Math.round(height * dots)];
    gl.viewport(0, 0, canvas.width, canvas.height);
    const scale = Math.min(width / wide, height / high) * eye.zoom;
    const [across, up] = [(2 * scale) / width, (-2 * scale) / height];
    gl.uniform4f(uniform, across, up, -eye.x * across, -eye.y * up);
    gl.clearColor(0, 0, 0, 0);
    gl.clear(gl.COLOR_BUFFER_BIT);
    gl.drawArrays(gl.TRIANGLES, 0, vertices.length / 8);
    for (const [at, label] of names.entries()) {
      const [x = 0, y = 0, radius = 0] = points[at] ?? [];
      const where = [width / 2 + (x - eye.x) * scale, height / 2 + (y + radius - eye.y) * scale];
      label.style.transform = `translate(${where[0]}px, ${where[1]}px) translateX(-50%)`;
    }
    // Zoomed in, a finger moves the picture; before, it moves the page.
    view.style.touchAction = eye.zoom > 1 ? "none" : "pan-y";
  };

  const isCalm = matchMedia("(prefers-reduced-motion: reduce)");
  let frame = 0;
  const goTo = (x: number, y: number, zoom: number, isSlow: boolean): void => {
    cancelAnimationFrame(frame);
    const from = { ...eye };
    const near = Math.min(mostZoom, Math.max(1, zoom));
    const reach = { x: (wide / 2) * (1 - 1 / near), y: (high / 2) * (1 - 1 / near) };
    const to = {
      x: Math.min(middle.x + reach.x, Math.max(middle.x - reach.x, x)),
      y: Math.min(middle.y + reach.y, Math.max(middle.y - reach.y, y)),
      zoom: near,
    };
    const began = performance.now();
    const step = (now: number): void => {
      const part = isSlow && !isCalm.matches ? Math.min(1, Math.max(0, (now - began) / 160)) : 1;
      eye.x = from.x + (to.x - from.x) * part;
      eye.y = from.y + (to.y - from.y) * part;
      eye.zoom = from.zoom + (to.zoom - from.zoom) * part;
      draw();
      if (part < 1) frame = requestAnimationFrame(step);
    };
    step(began);
  };
  const zoomBy = (factor: number, isSlow = true): void => goTo(eye.x, eye.y, eye.zoom * factor, isSlow);
  const moveBy = (x: number, y: number, isSlow = true): void => goTo(eye.x + x, eye.y + y, eye.zoom, isSlow);
  const showAll = (): void => goTo(middle.x, middle.y, 1, true);

  const stride = (): number => 160 / eye.zoom;
  const keys: Record<string, () => void> = {
    ArrowLeft: () => moveBy(-stride(), 0),
    ArrowRight: () => moveBy(stride(), 0),
    ArrowUp: () => moveBy(0, -stride()),
    ArrowDown: () => moveBy(0, stride()),
    "+": () => zoomBy(1.5),
    "-": () => zoomBy(1 / 1.5),
    "0": showAll,
  };
  view.addEventListener("keydown", (event) => {
    const key = keys[event.key];
    if (key === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    // What cannot be moved leaves the arrows to the page.
    if (eye.zoom === 1 && event.key.startsWith("Arrow")) return;
    event.preventDefault();
    key();
  });
  view.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      zoomBy(Math.exp(-event.deltaY / 100), false);
    },
    { passive: false },
  );

  const fingers = new Map<number, PointerEvent>();
  const spread = (): number => {
    const [one, other] = [...fingers.values()];
    return one && other ? Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY) : 0;
  };
  view.addEventListener("pointerdown", (event) => {
    fingers.set(event.pointerId, event);
    view.setPointerCapture(event.pointerId);
  });
  view.addEventListener("pointermove", (event) => {
    const last = fingers.get(event.pointerId);
    if (last === undefined) return;
    const before = spread();
    fingers.set(event.pointerId, event);
    if (fingers.size === 2 && before > 0) {
      zoomBy(spread() / before, false);
    } else if (fingers.size === 1) {
      const scale = Math.min(view.clientWidth / wide, view.clientHeight / high) * eye.zoom;
      moveBy((last.clientX - event.clientX) / scale, (last.clientY - event.clientY) / scale, false);
    }
  });
  for (const end of ["pointerup", "pointercancel"] as const)
    view.addEventListener(end, (event) => fingers.delete(event.pointerId));

  const tools = figure.querySelector<HTMLElement>("[data-tools]");
  if (tools !== null) tools.hidden = false;
  for (const button of figure.querySelectorAll<HTMLButtonElement>("[data-zoom]"))
    button.addEventListener("click", () => {
      if (button.dataset["zoom"] === "all") showAll();
      else zoomBy(button.dataset["zoom"] === "in" ? 1.5 : 1 / 1.5);
    });

  canvas.addEventListener("webglcontextlost", () => {
    canvas.remove();
    labels.remove();
    view.classList.remove("department-drawn");
    if (tools !== null) tools.hidden = true;
  });
  new ResizeObserver(draw).observe(view);
  draw();
};

document.querySelectorAll<HTMLElement>("figure[data-departments]").forEach(startDepartments);
