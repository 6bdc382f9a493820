#!/usr/bin/env python3
"""Draws series of a result folder as an SVG, one panel a metric (Python's standard library only).

    ./wireclock run scenarios/first-look.yaml
    docs/figures/draw.py runs/first-look/series.csv bulk:goodput echo:rtt bottleneck:queue > docs/figures/first-look.svg
"""
import csv
import sys
from html import escape

WIDTH, PANEL, LEFT, RIGHT, GAP = 760, 130, 92, 16, 34
UNITS = {'bit/s': (1e6, 'Mbit/s'), 's': (1e-3, 'ms'), 'B': (1e3, 'kB'), 'packets': (1, 'packets')}


def nice(top):
    """The next rounder number above."""
    step = 1.0
    while step * 10 <= top:
        step *= 10
    while step > top:
        step /= 10
    for factor in (1, 2, 2.5, 5, 10):
        if step * factor >= top:
            return step * factor
    return step * 10


def main(path, wanted):
    panels = {name: [] for name in wanted}
    unit = {}
    with open(path, newline='', encoding='utf-8') as file:
        for row in csv.DictReader(file):
            name = f"{row['entity']}:{row['metric']}"
            if name in panels:
                panels[name].append((float(row['time_s']), float(row['value'])))
                unit[name] = row['unit']
    end = nice(max(t for points in panels.values() for t, _ in points))
    height = len(panels) * (PANEL + GAP) + 14
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" font-family="sans-serif" font-size="12">',
           f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>']
    for i, (name, points) in enumerate(panels.items()):
        scale, label = UNITS.get(unit[name], (1, unit[name]))
        top = nice(max(v for _, v in points) / scale)
        y0 = 22 + i * (PANEL + GAP)
        x = lambda t: LEFT + (WIDTH - LEFT - RIGHT) * t / end
        y = lambda v: y0 + PANEL * (1 - v / scale / top)
        out.append(f'<text x="{LEFT}" y="{y0 - 7}" fill="#1f2937" font-weight="bold">{escape(name.replace(":", ", "))}</text>')
        for part in range(5):
            v = top * part / 4
            out.append(f'<line x1="{LEFT}" y1="{y(v * scale):.1f}" x2="{WIDTH - RIGHT}" y2="{y(v * scale):.1f}" stroke="#e5e7eb"/>')
            out.append(f'<text x="{LEFT - 6}" y="{y(v * scale) + 4:.1f}" text-anchor="end" fill="#4b5563">{v:g} {escape(label) if part == 4 else ""}</text>')
        for part in range(6):
            t = end * part / 5
            out.append(f'<text x="{x(t):.1f}" y="{y0 + PANEL + 14}" text-anchor="middle" fill="#4b5563">{t:g} s</text>')
        line = ' '.join(f'{x(t):.1f},{y(v):.1f}' for t, v in points)
        out.append(f'<polyline points="{line}" fill="none" stroke="#1d4ed8" stroke-width="1.5"/>')
    out.append('</svg>')
    print('\n'.join(out))


if __name__ == '__main__':
    main(sys.argv[1], sys.argv[2:])
