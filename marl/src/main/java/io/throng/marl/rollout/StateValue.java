package io.throng.marl.rollout;

import io.throng.agents.Kind;
import io.throng.marl.net.Layout;
import io.throng.marl.net.Network;
import java.util.List;
import java.util.Optional;

/**
 * What a critic that saw agents learn can say of them once they have learned: how much is to be expected from a state.
 *
 * @param critic who says it
 * @param view what the critic sees
 * @param seen the kinds of the game it learned in, in order
 */
public record StateValue(Critic critic, CriticView view, List<Seen> seen) {
    /**
     * A kind of agents as far as critics know it.
     *
     * @param name of the kind
     * @param agents how many
     * @param numbers how many each perceives
     */
    public record Seen(String name, int agents, int numbers) {}

    /** Copies. */
    public StateValue {
        seen = List.copyOf(seen);
    }

    /** Of a critic that learns in a game. */
    public static StateValue of(Critic critic, CriticView view, List<Kind> kinds) {
        return new StateValue(critic, view, seen(kinds));
    }

    private static List<Seen> seen(List<Kind> kinds) {
        return kinds.stream()
                .map(kind ->
                        new Seen(kind.name(), kind.count(), kind.observation().size()))
                .toList();
    }

    /**
     * The network that sees agents of a kind in a game; empty if it cannot: one that sees everybody knows only the game it
     * learned in.
     */
    Optional<Network> network(List<Kind> game, Kind own) {
        if (view == CriticView.WORLD) {
            return seen.equals(seen(game)) ? Optional.of(critic.network()) : Optional.empty();
        }
        try {
            return Optional.of(critic.network().over(Layout.of(own.observation())));
        } catch (IllegalArgumentException others) {
            return Optional.empty();
        }
    }
}
