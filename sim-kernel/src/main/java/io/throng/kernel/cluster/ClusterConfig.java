package io.throng.kernel.cluster;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;

/**
 * Akka's settings for a node.
 *
 * <p>A node that does not answer for about two seconds is unreachable; if that lasts for another three, the side with the
 * majority of nodes (of two equal sides the one with the lowest address) removes the other and goes on, and the other side
 * shuts itself down. Starting may take a minute, for machines that are busy. No Java serialisation; what is heard is read by {@link WireSerializer} alone, apart from Akka's own
 * protocol.
 */
final class ClusterConfig {
    static final String SLABS = "throng.slabs";
    static final String SYSTEM = "throng";

    private ClusterConfig() {}

    static Config of(ClusterSettings settings) {
        String seeds = "\"akka://" + SYSTEM + "@" + settings.first() + "\"";
        return ConfigFactory.parseString("""
                        akka.loglevel = ERROR
                        akka.stdout-loglevel = ERROR
                        akka.loggers = ["akka.event.slf4j.Slf4jLogger"]
                        akka.logging-filter = "akka.event.slf4j.Slf4jLoggingFilter"
                        akka.logger-startup-timeout = 60s
                        akka.actor.creation-timeout = 60s
                        akka.remote.artery.bind.bind-timeout = 60s
                        akka.log-dead-letters = off
                        akka.log-dead-letters-during-shutdown = off
                        akka.daemonic = on
                        akka.jvm-exit-on-fatal-error = on
                        akka.actor.provider = cluster
                        akka.actor.allow-java-serialization = off
                        akka.actor.serializers.throng = "io.throng.kernel.cluster.WireSerializer"
                        akka.actor.serialization-bindings."io.throng.kernel.cluster.ClusterMessage" = throng
                        akka.remote.artery.transport = tcp
                        akka.remote.artery.advanced.tcp.connection-timeout = 2s
                        akka.cluster.downing-provider-class = "akka.cluster.sbr.SplitBrainResolverProvider"
                        akka.cluster.split-brain-resolver.active-strategy = keep-majority
                        akka.cluster.split-brain-resolver.stable-after = 3s
                        akka.cluster.failure-detector.acceptable-heartbeat-pause = 2s
                        akka.cluster.failure-detector.heartbeat-interval = 500ms
                        akka.cluster.gossip-interval = 250ms
                        akka.cluster.leader-actions-interval = 250ms
                        akka.cluster.allow-weakly-up-members = off
                        akka.cluster.retry-unsuccessful-join-after = 2s
                        akka.cluster.shutdown-after-unsuccessful-join-seed-nodes = 120s
                        akka.cluster.run-coordinated-shutdown-when-down = on
                        akka.coordinated-shutdown.run-by-jvm-shutdown-hook = off
                        akka.coordinated-shutdown.exit-jvm = off
                        akka.cluster.jmx.enabled = off
                        akka.cluster.log-info = off
                        """
                        + "akka.remote.artery.canonical.hostname = \"" + settings.host() + "\"\n"
                        + "akka.remote.artery.canonical.port = " + settings.port() + "\n"
                        + "akka.cluster.seed-nodes = [" + seeds + "]\n"
                        + SLABS + " { type = Dispatcher, executor = fork-join-executor, throughput = 8,"
                        + " fork-join-executor { parallelism-factor = 1, parallelism-min = " + settings.threads()
                        + ", parallelism-max = " + settings.threads() + " } }\n")
                .withFallback(ConfigFactory.load());
    }
}
