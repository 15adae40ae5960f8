package io.throng.scenarios.traffic.equilibrium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.throng.kernel.Execution;
import io.throng.kernel.SteppingMode;
import io.throng.scenarios.traffic.GridScenario;
import io.throng.scenarios.traffic.demand.Departures;
import io.throng.scenarios.traffic.demand.Rhythm;
import io.throng.scenarios.traffic.equilibrium.IteratedAssignment.Day;
import io.throng.scenarios.traffic.equilibrium.IteratedAssignment.Settings;
import io.throng.scenarios.traffic.road.RoadTraffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IteratedAssignmentTest {
    private static final Execution ALONE = Execution.defaults().withThreads(1).withMode(SteppingMode.COHORT);

    private static RoadTraffic city() {
        return (RoadTraffic)
                new GridScenario().buildWith(Map.of("vehicles", "1500", "columns", "5", "rows", "5", "seconds", "300"));
    }

    private static List<Day> days(Execution execution, double theta, int number) {
        IteratedAssignment assignment =
                new IteratedAssignment(city(), 3, execution, new Settings(theta, 5, 0.05, 300, 5000));
        List<Day> days = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            days.add(assignment.next());
        }
        return days;
    }

    @Test
    void driversLearnToAvoidJams() {
        List<Day> days = days(ALONE, 0.1, 8);
        assertThat(days).allSatisfy(day -> assertThat(day.arrived()).isEqualTo(1500));
        assertThat(days.getLast().gap()).isLessThan(0.7 * days.getFirst().gap());
        assertThat(days.getLast().travelTime()).isLessThan(days.getFirst().travelTime());
        assertThat(days.getLast().changed()).isLessThan(days.getFirst().changed());
    }

    @Test
    void theSameDaysOnAnyThreads() {
        assertThat(days(Execution.defaults().withThreads(2).withRegions(5), 0.1, 3))
                .isEqualTo(days(ALONE, 0.1, 3));
    }

    @Test
    void everyVehicleKeepsItsEndsAndItsTime() {
        IteratedAssignment assignment = new IteratedAssignment(city(), 3, ALONE, Settings.DEFAULT);
        List<Departures> before = assignment.demand().departures();
        assignment.next();
        List<Departures> after = assignment.demand().departures();
        assertThat(after).hasSize(1500);
        int changed = 0;
        for (int i = 0; i < after.size(); i++) {
            int[] edges = before.get(i).routes().of().getFirst().edges();
            int[] others = after.get(i).routes().of().getFirst().edges();
            assertThat(after.get(i).id()).isEqualTo(before.get(i).id());
            assertThat(after.get(i).rhythm()).isEqualTo(before.get(i).rhythm()).isInstanceOf(Rhythm.Once.class);
            assertThat(others[0]).isEqualTo(edges[0]);
            assertThat(others[others.length - 1]).isEqualTo(edges[edges.length - 1]);
            changed += after.get(i).routes().equals(before.get(i).routes()) ? 0 : 1;
        }
        assertThat(changed).isGreaterThan(100);
    }

    @Test
    void refusesSenselessSettings() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Settings(-1, 5, 0.05, 300, 5000))
                .withMessageContaining("theta must be at least 0");
    }
}
