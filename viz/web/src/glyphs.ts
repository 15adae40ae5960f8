import { ScatterplotLayer } from '@deck.gl/layers';
import type { ScatterplotLayerProps } from '@deck.gl/layers';
import type { DefaultProps } from '@deck.gl/core';

type GlyphProps = { getTurn?: unknown; shape: number };

/** Discs whose pixels are cut to a dart, a square or a box, turned to where an agent heads: one draw call for all agents. */
export class GlyphLayer extends ScatterplotLayer<unknown, GlyphProps> {
  static override layerName = 'GlyphLayer';
  static override defaultProps: DefaultProps<GlyphProps & ScatterplotLayerProps<unknown>> = {
    getTurn: { type: 'accessor', value: 0 },
    shape: { type: 'number', value: 0 },
  } as never;

  override getShaders() {
    const shaders = super.getShaders();
    return {
      ...shaders,
      inject: {
        'vs:#decl': 'in float instanceTurns;\nout float glyphTurn;',
        'vs:#main-end': 'glyphTurn = instanceTurns;',
        'fs:#decl': 'in float glyphTurn;',
        'fs:DECKGL_FILTER_COLOR': `
          int glyphShape = int(${this.props.shape.toFixed(1)} + 0.5);
          float c = cos(glyphTurn), s = sin(glyphTurn);
          vec2 p = vec2(c * geometry.uv.x - s * geometry.uv.y, s * geometry.uv.x + c * geometry.uv.y);
          if (glyphShape == 1) {
            float along = (p.x + 0.75) / 1.65;
            if (along < 0.0 || along > 1.0 || abs(p.y) > 0.55 * (1.0 - along)) discard;
            if (p.x + 0.75 < 0.35 * (1.0 - abs(p.y) / 0.55)) discard;
          } else if (glyphShape == 2) {
            if (max(abs(geometry.uv.x), abs(geometry.uv.y)) > 0.707) discard;
          } else if (glyphShape == 3) {
            if (abs(p.x) > 0.95 || abs(p.y) > 0.32) discard;
          }`,
      },
    };
  }

  override initializeState() {
    super.initializeState();
    this.getAttributeManager()!.addInstanced({
      instanceTurns: { size: 1, accessor: 'getTurn', defaultValue: 0 },
    });
  }
}

export const SHAPES: Record<string, number> = { DISC: 0, DART: 1, SQUARE: 2, BOX: 3 };
